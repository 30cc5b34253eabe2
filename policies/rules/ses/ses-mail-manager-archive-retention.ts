import { rule } from '../../rule';

/** HIPAA sets six years for documentation; SES keeps mail for months unless told otherwise. https://docs.aws.amazon.com/sesmailmanager/latest/APIReference/API_ArchiveRetention.html */
const periods = ['SIX_YEARS', 'SEVEN_YEARS', 'EIGHT_YEARS', 'NINE_YEARS', 'TEN_YEARS', 'PERMANENT'];

export default rule({
  id: 'ses-mail-manager-archive-retention',
  title: 'Mail archives keep mail for at least six years',
  why: 'An archive that was set up to document what was sent loses it after months, before a complaint or an investigation asks for it.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.316(b)(2)(i)'] },
  appliesTo: ['AWS::SES::MailManagerArchive'],
  from: 'large',

  check: archive => archive.property('Retention.RetentionPeriod').mustBe(...periods),

  fix: {
    how: 'Set `retention: { retentionPeriod: "SIX_YEARS" }` on `ses.CfnMailManagerArchive`, or longer. In CloudFormation: `Retention.RetentionPeriod`.',
    set: { 'Properties.Retention.RetentionPeriod': 'SIX_YEARS' },
  },
  config: { none: 'AWS Config does not record archives of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'it keeps mail for seven years',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive
        Properties: { Retention: { RetentionPeriod: SEVEN_YEARS } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it keeps mail for a year',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive
        Properties: { Retention: { RetentionPeriod: ONE_YEAR } }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive`,
      },
    ],
    undetermined: [
      {
        when: 'the period comes from another stack',
        resources: `
      Archive:
        Type: AWS::SES::MailManagerArchive
        Properties: { Retention: { RetentionPeriod: !ImportValue Period } }`,
      },
    ],
  },
});
