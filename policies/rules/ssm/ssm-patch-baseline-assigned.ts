import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ssm-patch-baseline-assigned',
  title: 'Patch baseline is the default or has patch groups',
  why: 'A baseline that nothing uses is a document; the servers follow another one, and its deadlines.',
  severity: 'low',
  controls: { hicp: ['7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::SSM::PatchBaseline'],

  check: baseline =>
    anyOf(baseline.property('DefaultBaseline').orDefault(false).mustBe(true), () =>
      baseline.property('PatchGroups').mustBePresent(),
    ),

  fix: {
    how: 'Set `patchGroups` or `defaultBaseline: true` on `ssm.CfnPatchBaseline` (`PatchGroups`, `DefaultBaseline`).',
    set: { 'Properties.DefaultBaseline': true },
  },
  config: { none: 'AWS Config does not record patch baselines.' },

  examples: {
    compliant: [
      {
        when: 'a patch group uses it',
        resources: `
      Servers: { Type: AWS::SSM::PatchBaseline, Properties: { Name: servers, PatchGroups: [clinical] } }`,
      },
      {
        when: 'it is the default',
        resources: `
      Servers: { Type: AWS::SSM::PatchBaseline, Properties: { Name: servers, DefaultBaseline: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing uses it',
        resources: `
      Servers: { Type: AWS::SSM::PatchBaseline, Properties: { Name: servers } }`,
      },
    ],
    undetermined: [
      {
        when: 'the patch groups are imported',
        resources: `
      Servers: { Type: AWS::SSM::PatchBaseline, Properties: { Name: servers, PatchGroups: !ImportValue groups } }`,
      },
    ],
  },
});
