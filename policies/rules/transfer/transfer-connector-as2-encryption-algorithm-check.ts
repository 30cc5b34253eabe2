import { rule } from '../../rule';

export default rule({
  id: 'transfer-connector-as2-encryption-algorithm-check',
  title: 'AS2 connectors encrypt messages with AES',
  why: 'Claims of patients that are not encrypted, or with an outdated cipher, can be read by whoever relays or stores them.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Transfer::Connector'],
  where: connector => connector.property('As2Config').mustBePresent(),

  check: connector => connector.property('As2Config.EncryptionAlgorithm').mustBe('AES256_CBC', 'AES192_CBC', 'AES128_CBC'),

  fix: {
    how: 'Set `encryptionAlgorithm: "AES256_CBC"` in `as2Config` of `transfer.CfnConnector` (`As2Config.EncryptionAlgorithm`).',
    set: { 'Properties.As2Config.EncryptionAlgorithm': 'AES256_CBC' },
  },
  config: { managedRule: 'TRANSFER_CONNECTOR_AS2_ENCRYPTION_ALGORITHM_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it uses AES',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: AES256_CBC, SigningAlgorithm: SHA256 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses DES',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: DES_EDE3_CBC, SigningAlgorithm: SHA256 } }`,
      },
      {
        when: 'it encrypts nothing',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: NONE, SigningAlgorithm: SHA256 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the algorithm is imported',
        resources: `
      Payer:
        Type: AWS::Transfer::Connector
        Properties: { AccessRole: arn:aws:iam::111122223333:role/send, Url: https://payer.clinic.example, As2Config: { EncryptionAlgorithm: !ImportValue algorithm, SigningAlgorithm: SHA256 } }`,
      },
    ],
  },
});
