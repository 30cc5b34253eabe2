import { allOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';
import { documentOf } from '../iam/_json';

export default rule({
  id: 'ec2-snapshot-block-public-access-deployed',
  title: 'The account lets nobody share EBS snapshots with everyone',
  why: 'AWS lets accounts share snapshots with everyone unless they say otherwise. One slip of the hand then shows all that was on a disk, ePHI and keys included.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  scope: 'environment',
  appliesTo: ['AWS::EC2::SnapshotBlockPublicAccess'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave(
      'block on sharing EBS snapshots with everyone',
      ['AWS::EC2::SnapshotBlockPublicAccess', policy],
      one => (one.type === policy ? mustBlock(one) : one.property('State').mustBe('block-all-sharing', 'block-new-sharing')),
      { ofOrganization: one => one.property('Type').mustBe('DECLARATIVE_POLICY_EC2') },
    ),

  fix: {
    how: "Add an `ec2.CfnSnapshotBlockPublicAccess` with `state: 'block-all-sharing'` to the stack that sets up the account, in every Region in use. If a declarative policy of the organization does it in another repository, name that under `environment.provided` of the settings.",
  },
  config: {
    none: 'AWS Config judges the setting itself: the counterpart of ebs-snapshot-block-public-access, which reports an account without it.',
  },

  examples: {
    compliant: [
      {
        when: 'it blocks all sharing',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: block-all-sharing } }`,
      },
      {
        when: 'a declarative policy of the organization does',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Snapshots:
        Type: AWS::Organizations::Policy
        Properties:
          Name: ec2
          Type: DECLARATIVE_POLICY_EC2
          TargetIds: [r-abcd]
          Content: { ec2_attributes: { snapshot_block_public_access: { state: { '@@assign': block_all_sharing } } } }`,
      },
      {
        when: 'a declarative policy does, written as JSON text',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Snapshots:
        Type: AWS::Organizations::Policy
        Properties:
          Name: ec2
          Type: DECLARATIVE_POLICY_EC2
          TargetIds: [r-abcd]
          Content: '{"ec2_attributes":{"snapshot_block_public_access":{"state":{"@@assign":"block_all_sharing"}}}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is set up without a block',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'the block is lifted',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: unblocked } }`,
      },
      {
        when: 'the declarative policy is about images',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Images:
        Type: AWS::Organizations::Policy
        Properties:
          Name: ec2
          Type: DECLARATIVE_POLICY_EC2
          TargetIds: [r-abcd]
          Content: { ec2_attributes: { image_block_public_access: { state: { '@@assign': block_new_sharing } } } }`,
      },
      {
        when: 'the declarative policy is attached to nothing',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Snapshots:
        Type: AWS::Organizations::Policy
        Properties:
          Name: ec2
          Type: DECLARATIVE_POLICY_EC2
          Content: { ec2_attributes: { snapshot_block_public_access: { state: { '@@assign': block_all_sharing } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Snapshots: { Type: AWS::EC2::SnapshotBlockPublicAccess, Properties: { State: !Ref State } }`,
      },
    ],
  },
});

const policy = 'AWS::Organizations::Policy';

function mustBlock(declarative: Resource): Verdict {
  return allOf(
    declarative.property('Type').mustBe('DECLARATIVE_POLICY_EC2'),
    () => declarative.property('TargetIds').mustBePresent(),
    () =>
      documentOf(declarative.property('Content'))
        .get('ec2_attributes.snapshot_block_public_access.state.@@assign')
        .mustBe('block_all_sharing', 'block_new_sharing'),
  );
}
