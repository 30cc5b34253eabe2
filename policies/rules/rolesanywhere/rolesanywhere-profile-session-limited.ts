import { rule } from '../../rule';

export default rule({
  id: 'rolesanywhere-profile-session-limited',
  title: 'Roles Anywhere profiles give credentials for an hour at most',
  why: 'Credentials that were copied off a server outside AWS work from anywhere until they end, whatever is done to the server.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '3.M.C'], hipaa: ['164.312(a)(2)(iii)', '164.312(d)'] },
  appliesTo: ['AWS::RolesAnywhere::Profile'],

  check: profile => profile.property('DurationSeconds').orDefault(3_600).mustBeAtMost(3_600),

  fix: {
    how: 'Leave out `durationSeconds` of `rolesanywhere.CfnProfile`, or set it to 3600 or less (`DurationSeconds`).',
    set: { 'Properties.DurationSeconds': 3600 },
  },
  config: { none: 'AWS publishes no schema of the item of a profile of Roles Anywhere, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it leaves the hour of AWS',
        resources: `
      Lab:
        Type: AWS::RolesAnywhere::Profile
        Properties: { Name: lab, RoleArns: [arn:aws:iam::111122223333:role/lab] }`,
      },
      {
        when: 'they last half an hour',
        resources: `
      Lab:
        Type: AWS::RolesAnywhere::Profile
        Properties: { Name: lab, RoleArns: [arn:aws:iam::111122223333:role/lab], DurationSeconds: 1800 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they last twelve hours',
        resources: `
      Lab:
        Type: AWS::RolesAnywhere::Profile
        Properties: { Name: lab, RoleArns: [arn:aws:iam::111122223333:role/lab], DurationSeconds: 43200 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Lab:
        Type: AWS::RolesAnywhere::Profile
        Properties: { Name: lab, RoleArns: [arn:aws:iam::111122223333:role/lab], DurationSeconds: !Ref Seconds }`,
      },
    ],
  },
});
