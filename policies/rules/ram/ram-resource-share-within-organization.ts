import { rule } from '../../rule';

export default rule({
  id: 'ram-resource-share-within-organization',
  title: 'Resource shares stay within the organization',
  why: 'A share that takes principals from outside lets whoever may edit it hand subnets, clusters or encrypted backups with ePHI to any AWS account.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '4.M.C'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::RAM::ResourceShare'],

  // True is the default: https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
  check: share => share.property('AllowExternalPrincipals').orDefault(true).mustBe(false),

  fix: {
    how: 'Set `allowExternalPrincipals: false` on `ram.CfnResourceShare` (`AllowExternalPrincipals: false`), and share with partners by a role that they assume.',
    set: { 'Properties.AllowExternalPrincipals': false },
  },
  config: { none: 'AWS Config does not record resource shares.' },

  examples: {
    compliant: [
      {
        when: 'it takes principals of the organization only',
        resources: `
      Subnets:
        Type: AWS::RAM::ResourceShare
        Properties: { Name: subnets, AllowExternalPrincipals: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it says nothing, and AWS allows others',
        resources: `
      Subnets:
        Type: AWS::RAM::ResourceShare
        Properties: { Name: subnets, Principals: ['arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5'] }`,
      },
      {
        when: 'it allows others',
        resources: `
      Subnets:
        Type: AWS::RAM::ResourceShare
        Properties: { Name: subnets, AllowExternalPrincipals: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Subnets:
        Type: AWS::RAM::ResourceShare
        Properties: { Name: subnets, AllowExternalPrincipals: !Ref External }`,
      },
    ],
  },
});
