import { rule } from '../../rule';

export default rule({
  id: 'iam-role-session-limited',
  title: 'Sessions of IAM roles end after a working day',
  why: 'Credentials of a session that were copied work until it ends, from anywhere and whatever happens to the user.',
  severity: 'low',
  controls: { hicp: ['3.M.B'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::IAM::Role'],

  check: role => role.property('MaxSessionDuration').orDefault(3_600).mustBeAtMost(28_800),

  fix: {
    how: 'Leave out `maxSessionDuration` of `iam.Role`, or set it to 8 hours or less (`MaxSessionDuration`).',
    set: { 'Properties.MaxSessionDuration': 3600 },
  },
  config: { none: 'The item of a role does not show how long its sessions last.' },

  examples: {
    compliant: [
      {
        when: 'it leaves the hour of AWS',
        resources: `
      Analyst:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: {} }`,
      },
    ],
    nonCompliant: [
      {
        when: 'sessions last twelve hours',
        resources: `
      Analyst:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: {}, MaxSessionDuration: 43200 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Analyst:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: {}, MaxSessionDuration: !Ref Seconds }`,
      },
    ],
  },
});
