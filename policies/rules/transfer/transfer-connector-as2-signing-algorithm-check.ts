import { rule } from '../../rule';

export default rule({
  id: 'transfer-connector-as2-signing-algorithm-check',
  title: 'AS2 connectors sign messages with SHA-2',
  why: 'Without a sound signature a partner cannot tell claims and results of the clinic from altered or false ones.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(c)(1)', '164.312(c)(2)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::Transfer::Connector'],
  where: connector => connector.property('As2Config').mustBePresent(),

  check: connector => connector.property('As2Config.SigningAlgorithm').mustBe('SHA256', 'SHA384', 'SHA512'),

  fix: {
    how: 'Set `signingAlgorithm: "SHA256"` or stronger in `as2Config` of `transfer.CfnConnector` (`As2Config.SigningAlgorithm`).',
    set: { 'Properties.As2Config.SigningAlgorithm': 'SHA256' },
  },
  config: { managedRule: 'TRANSFER_CONNECTOR_AS2_SIGNING_ALGORITHM_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it uses SHA-256',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: AES256_CBC, SigningAlgorithm: SHA256 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses SHA-1',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: AES256_CBC, SigningAlgorithm: SHA1 } }`,
      },
      {
        when: 'it signs nothing',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: AES256_CBC, SigningAlgorithm: NONE } }`,
      },
    ],
    undetermined: [
      {
        when: 'the algorithm is imported',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: AES256_CBC, SigningAlgorithm: !ImportValue algorithm } }`,
      },
    ],
  },
});
