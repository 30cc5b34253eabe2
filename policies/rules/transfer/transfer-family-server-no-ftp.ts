import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'transfer-family-server-no-ftp',
  title: 'Transfer Family servers do not speak FTP',
  why: 'FTP sends files of patients, and the passwords of partners, in clear text.',
  severity: 'high',
  controls: { hicp: ['4.M.C', '7.M.D'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::Transfer::Server'],

  check: server => everyOf(server.property('Protocols').items(), protocol => protocol.mustNotBe('FTP')),

  fix: {
    how: 'Leave `FTP` out of `protocols` of `transfer.CfnServer`; use SFTP, FTPS or AS2 (`Protocols`).',
    set: { 'Properties.Protocols': ['SFTP'] },
  },
  config: { managedRule: 'TRANSFER_FAMILY_SERVER_NO_FTP' },

  examples: {
    compliant: [
      {
        when: 'it speaks SFTP',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [SFTP] }`,
      },
      {
        when: 'nothing is said: AWS speaks SFTP',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { EndpointType: PUBLIC }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it speaks FTP beside SFTP',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [SFTP, FTP] }`,
      },
    ],
    undetermined: [
      {
        when: 'the protocols are imported',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [!ImportValue protocol] }`,
      },
    ],
  },
});
