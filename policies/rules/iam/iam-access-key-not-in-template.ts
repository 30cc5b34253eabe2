import { nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iam-access-key-not-in-template',
  title: 'Templates create no active access keys',
  why: 'The secret of such a key is readable in the outputs and parameters of stacks, works from anywhere and does not expire; a copy of it reaches ePHI for years.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::AccessKey'],

  check: key => {
    const status = key.property('Status').orDefault('Active');
    const inactive = status.mustBe('Inactive');
    return inactive.status === 'non-compliant'
      ? nonCompliant(() => `${status.state()}, so the template creates an active access key; it must create none`, status)
      : inactive;
  },

  fix: {
    how: 'Remove `iam.AccessKey`; give workloads an `iam.Role` and systems outside AWS IAM Roles Anywhere or OIDC. In CloudFormation, until the key is gone: `Status: Inactive`.',
    set: { 'Properties.Status': 'Inactive' },
  },
  config: { none: 'AWS Config does not record access keys, nor where they were made; ACCESS_KEYS_ROTATED judges their age.' },

  examples: {
    compliant: [
      {
        when: 'it is inactive',
        resources: `
      InterfaceKey:
        Type: AWS::IAM::AccessKey
        Properties: { UserName: lab-interface, Status: Inactive }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is created, which makes it active',
        resources: `
      InterfaceKey:
        Type: AWS::IAM::AccessKey
        Properties: { UserName: lab-interface }`,
      },
    ],
    undetermined: [
      {
        when: 'its status comes from another stack',
        resources: `
      InterfaceKey:
        Type: AWS::IAM::AccessKey
        Properties: { UserName: lab-interface, Status: !ImportValue KeyStatus }`,
      },
    ],
  },
});
