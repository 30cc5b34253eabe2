import { rule } from '../../rule';

/** Of an ISO 8601 duration; IAM Identity Center takes hours, minutes and seconds. */
function minutesOf(duration: string): number {
  const [found, hours = '0', minutes = '0', seconds = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return found === undefined ? Infinity : Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}

export default rule({
  id: 'sso-permission-set-session-limited',
  title: 'Permission sets end sessions after a working day',
  why: 'On a shared workstation, whoever comes next works with the access of the one before for as long as the session lasts.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '3.S.A'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::SSO::PermissionSet'],

  check: set =>
    set
      .property('SessionDuration')
      .orDefault('PT1H')
      .must('at most 8 hours', duration => minutesOf(String(duration)) <= 480),

  fix: {
    how: "Set `sessionDuration: 'PT4H'` on `sso.CfnPermissionSet` (`SessionDuration`).",
    set: { 'Properties.SessionDuration': 'PT4H' },
  },
  config: { none: 'AWS Config does not record permission sets.' },

  examples: {
    compliant: [
      {
        when: 'it leaves the hour of AWS',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties: { Name: analyst, InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444 }`,
      },
      {
        when: 'it lasts four hours and a half',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          SessionDuration: PT4H30M`,
      },
    ],
    nonCompliant: [
      {
        when: 'it lasts twelve hours',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties: { Name: analyst, InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444, SessionDuration: PT12H }`,
      },
      {
        when: 'it is written in minutes',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          SessionDuration: PT720M`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Analyst:
        Type: AWS::SSO::PermissionSet
        Properties:
          Name: analyst
          InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
          SessionDuration: !Ref Session`,
      },
    ],
  },
});
