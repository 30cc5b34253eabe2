import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { entriesOf } from './_policy';

export default rule({
  id: 'opensearchserverless-network-policy-not-public',
  title: 'OpenSearch Serverless collections are not reached from the internet',
  why: 'With public access, stolen credentials search the notes and records of a collection from anywhere.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::OpenSearchServerless::SecurityPolicy'],
  where: policy => policy.property('Type').mustBe('network'),

  check: policy => everyOf(entriesOf(policy.property('Policy')), entry => entry.get('AllowFromPublic').mustNotBe(true)),

  fix: {
    how: 'Name VPC endpoints in the `policy` of `opensearchserverless.CfnSecurityPolicy` and set `AllowFromPublic` to false (`Policy`).',
  },
  config: { none: 'AWS Config does not record network policies of collections.' },

  examples: {
    compliant: [
      {
        when: 'it names a VPC endpoint',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: network
          Policy: !Sub '[{"Rules":[{"ResourceType":"collection","Resource":["collection/notes"]}],"AllowFromPublic":false,"SourceVPCEs":["\${Endpoint}"]}]'
      Endpoint: { Type: AWS::OpenSearchServerless::VpcEndpoint, Properties: { Name: notes, SubnetIds: [subnet-1], VpcId: vpc-1 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one of its rules is public',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: network
          Policy: '[{"Rules":[{"ResourceType":"collection","Resource":["collection/notes"]}],"AllowFromPublic":false,"SourceVPCEs":["vpce-1"]},{"Rules":[{"ResourceType":"dashboard","Resource":["collection/notes"]}],"AllowFromPublic":true}]'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: network
          Policy: !ImportValue policy`,
      },
      {
        when: 'a part of the policy is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::SecurityPolicy
        Properties:
          Name: notes
          Type: network
          Policy: !Join ['', ['[{"AllowFromPublic":', !ImportValue public, '}]']]`,
      },
    ],
  },
});
