import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { PhiFunction } from '../../../lib/constructs/compute/phi-function';
import type { PhiFunctionProps } from '../../../lib/constructs/compute/phi-function';
import guide from '../../../lib/constructs/compute/phi-function.guide';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const templateWith = (props: Partial<PhiFunctionProps>): Template =>
  Template.fromStack(
    stackWith(
      scope =>
        new PhiFunction(scope, 'Triage', {
          vpc: new SegmentedVpc(scope, 'Network'),
          codeSigningConfig: undefined,
          runtime: Runtime.NODEJS_22_X,
          handler: 'index.handler',
          code: Code.fromInline('exports.handler = () => undefined'),
          ...props,
        }),
    ),
  );

test('it may write to its log group, and to no other', () => {
  const policies = Object.entries(templateWith({}).findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
    id.startsWith('Triage'),
  );
  const statements = policies.flatMap(
    ([, { Properties }]) =>
      (Properties as { readonly PolicyDocument: { readonly Statement: readonly { readonly Action: unknown }[] } }).PolicyDocument
        .Statement,
  );
  expect(statements.filter(({ Action }) => JSON.stringify(Action).includes('logs:'))).toEqual([
    {
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^TriageLogs/), 'Arn'] },
    },
  ]);
});

test('a prop that says how a group of CDK lets out gets such a group', () => {
  templateWith({ allowAllOutbound: true }).hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }],
  });
});
