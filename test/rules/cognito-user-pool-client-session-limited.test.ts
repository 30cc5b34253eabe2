import rule from '../../policies/rules/cognito/cognito-user-pool-client-session-limited';
import { compliantExample, ruleCases } from '../support/rule-cases';

const client = compliantExample(rule);
const refresh = (count: number | string, unit: string): ReturnType<typeof client.with> =>
  client
    .with('PortalApp.Properties.RefreshTokenValidity', count)
    .with('PortalApp.Properties.TokenValidityUnits.RefreshToken', unit);

ruleCases(rule, [
  ['compliant', 'a day is written in seconds', refresh('86400', 'seconds')],
  [
    'compliant',
    'a day is the default unit',
    client.with('PortalApp.Properties.RefreshTokenValidity', 1).without('PortalApp.Properties.TokenValidityUnits.RefreshToken'),
  ],
  ['non-compliant', 'it is a minute more', refresh(1441, 'minutes')],
  ['non-compliant', 'zero stands for the 30 days', refresh(0, 'hours')],
  [
    'undetermined',
    'the unit is a parameter',
    client.with('PortalApp.Properties.TokenValidityUnits.RefreshToken', { Ref: 'Unit' }),
  ],
]);
