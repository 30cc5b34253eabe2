import { allOf, compliant, decide, nonCompliant } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const minutesOf: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1_440 };

/** HICP asks to end idle sessions and names no figure: an hour for tokens in use, a day until a new sign-in. */
const tokenMinutes = 60;
const signInMinutes = 1_440;

/** Cognito counts access and ID tokens in hours and refresh tokens in days unless told otherwise; unset they last an hour and 30 days. */
function mustExpire(client: Resource, token: string, unit: string, byDefault: number, most: number): Verdict {
  const validity = client.property(`${token}Validity`);
  return decide([validity, client.property(`TokenValidityUnits.${token}`).orDefault(unit)], (count, counted) => {
    const minutes = count === undefined || Number(count) === 0 ? byDefault : Number(count) * (minutesOf[String(counted)] ?? NaN);
    const wanted = `${token} must end after ${String(most)} minutes or less`;
    return minutes <= most
      ? compliant
      : nonCompliant(`${validity.state()}, which makes ${describeMinutes(minutes)}; ${wanted}`, validity.path);
  });
}

const describeMinutes = (minutes: number): string =>
  Number.isNaN(minutes) ? 'no known time' : `${String(Math.round(minutes))} minutes`;

export default rule({
  id: 'cognito-user-pool-client-session-limited',
  title: 'Cognito app clients end sessions within a day',
  why: 'On a shared workstation or a lost phone, whoever comes next is in the record of the last user for as long as the refresh token lasts: 30 days unless it is set.',
  severity: 'low',
  controls: { hicp: ['3.S.A', '3.M.C'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::Cognito::UserPoolClient'],

  check: client =>
    allOf(
      mustExpire(client, 'AccessToken', 'hours', 60, tokenMinutes),
      () => mustExpire(client, 'IdToken', 'hours', 60, tokenMinutes),
      () => mustExpire(client, 'RefreshToken', 'days', 43_200, signInMinutes),
    ),

  fix: {
    how: 'Set `refreshTokenValidity: Duration.hours(12)` on `cognito.UserPoolClient`, and `accessTokenValidity` and `idTokenValidity` of an hour or less. In CloudFormation: `RefreshTokenValidity` with `TokenValidityUnits`.',
    set: {
      'Properties.AccessTokenValidity': 60,
      'Properties.IdTokenValidity': 60,
      'Properties.RefreshTokenValidity': 720,
      'Properties.TokenValidityUnits': { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    },
  },
  config: {
    none: 'No managed rule of AWS Config judges app clients, and Guard does not convert the units in which a client counts its tokens.',
  },

  examples: {
    compliant: [
      {
        when: 'users sign in every day',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: portal
          AccessTokenValidity: 15
          RefreshTokenValidity: 12
          TokenValidityUnits: { AccessToken: minutes, RefreshToken: hours }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the refresh token lasts its 30 days',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal }`,
      },
      {
        when: 'access tokens last a day',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, AccessTokenValidity: 24, RefreshTokenValidity: 1 }`,
      },
    ],
    undetermined: [
      {
        when: 'the validity comes from another stack',
        resources: `
      PortalApp:
        Type: AWS::Cognito::UserPoolClient
        Properties: { UserPoolId: portal, RefreshTokenValidity: !ImportValue Validity }`,
      },
    ],
  },
});
