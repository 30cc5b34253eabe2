import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

const mostSeconds = 900;

export default rule({
  id: 'appstream-fleet-idle-sessions-end',
  title: 'AppStream fleet disconnects idle users',
  why: 'A session that stays open at an unattended screen shows charts to whoever passes by, and lets them write orders.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '2.M.A'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::AppStream::Fleet'],

  // 0 means never.
  check: fleet => {
    const idle = fleet.property('IdleDisconnectTimeoutInSeconds').orDefault(0);
    return allOf(idle.mustBeAtLeast(1), () => idle.mustBeAtMost(mostSeconds));
  },

  fix: {
    how: 'Set `idleDisconnectTimeoutInSeconds: 900` or less on `appstream.CfnFleet` (`IdleDisconnectTimeoutInSeconds`).',
    set: { 'Properties.IdleDisconnectTimeoutInSeconds': 900 },
  },
  config: {
    guard: {
      type: 'AWS::AppStream::Fleet',
      all: [
        { path: 'IdleDisconnectTimeoutInSeconds', mustBeAtLeast: 1 },
        { path: 'IdleDisconnectTimeoutInSeconds', mustBeAtMost: mostSeconds },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AppStream::Fleet.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { IdleDisconnectTimeoutInSeconds: 900 },
          configuration: { Name: 'viewer', IdleDisconnectTimeoutInSeconds: 900 },
          verdict: 'compliant',
        },
        {
          properties: { IdleDisconnectTimeoutInSeconds: 3600 },
          configuration: { Name: 'viewer', IdleDisconnectTimeoutInSeconds: 3600 },
          verdict: 'non-compliant',
        },
        {
          properties: { IdleDisconnectTimeoutInSeconds: 0 },
          configuration: { Name: 'viewer', IdleDisconnectTimeoutInSeconds: 0 },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Name: 'viewer' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'idle users are disconnected after ten minutes',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, IdleDisconnectTimeoutInSeconds: 600 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they are never disconnected',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, IdleDisconnectTimeoutInSeconds: 0 }`,
      },
      {
        when: 'they stay for hours',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, IdleDisconnectTimeoutInSeconds: 7200 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, IdleDisconnectTimeoutInSeconds: !Ref Idle }`,
      },
    ],
  },
});
