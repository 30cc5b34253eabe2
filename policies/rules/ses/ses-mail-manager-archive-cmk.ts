import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'ses-mail-manager-archive-cmk',
  title: 'Mail archives are encrypted with a customer managed key',
  why: 'An archive holds all mail with ePHI for years; only the use of a key of one’s own can be logged, limited and withdrawn.',
  severity: 'medium',
  controls: { hicp: ['1.M.C', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SES::MailManagerArchive'],

  check: archive => mustBeCustomerKey(archive.property('KmsKeyArn')),

  fix: { how: 'Set `kmsKeyArn` on `ses.CfnMailManagerArchive`; it takes a new archive. In CloudFormation: `KmsKeyArn`.' },
  config: { none: 'AWS Config does not record archives of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive
        Properties: { KmsKeyArn: !GetAtt Key.Arn }
      Key:
        Type: AWS::KMS::Key`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive`,
      },
    ],
    undetermined: [
      {
        when: 'the key comes from another stack',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive
        Properties: { KmsKeyArn: !ImportValue Key }`,
      },
    ],
  },
});
