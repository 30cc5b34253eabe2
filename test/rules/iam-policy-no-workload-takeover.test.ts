import rule from '../../policies/rules/iam/iam-policy-no-workload-takeover';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const access = compliantExample(rule);
const allow = (action: string | string[], resource: string | string[], more: Record<string, string> = {}) =>
  access.with('Access.Properties.PolicyDocument.Statement.0', { Effect: 'Allow', Action: action, Resource: resource, ...more });

ruleCases(rule, [
  ...[
    'cloudformation:UpdateStack',
    'codebuild:StartBuild',
    'codebuild:UpdateProject',
    'ec2-instance-connect:SendSSHPublicKey',
    'ec2:ModifyInstanceAttribute',
    'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
    'ecs:ExecuteCommand',
    'eks:AssociateAccessPolicy',
    'eks:CreateAccessEntry',
    'glue:UpdateDevEndpoint',
    'glue:UpdateJob',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    'ssm:CreateAssociation',
    'ssm:SendCommand',
    'ssm:StartAutomationExecution',
    'ssm:StartSession',
    'states:UpdateStateMachine',
  ].map(action => ['non-compliant', `every workload is open to ${action}`, allow(action, '*')] as const),
  [
    'compliant',
    'sessions on one instance use any document',
    allow('ssm:StartSession', ['arn:aws:ec2:us-east-1:111122223333:instance/i-1', 'arn:aws:ssm:*:*:document/*']),
  ],
  [
    'compliant',
    'every log group stands beside one function',
    allow(
      ['lambda:UpdateFunctionCode', 'logs:*'],
      ['arn:aws:lambda:us-east-1:111122223333:function:portal', 'arn:aws:logs:*:*:*'],
    ),
  ],
  [
    'compliant',
    'it updates one stack',
    allow('cloudformation:UpdateStack', 'arn:aws:cloudformation:us-east-1:111122223333:stack/portal/*'),
  ],
  ['compliant', 'functions share a prefix', allow('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:portal-*')],
  ['non-compliant', 'question marks stand in for a star', allow('lambda:Update*', 'arn:aws:lambda:*:*:function:?*')],
  [
    'non-compliant',
    'all but one function is meant',
    access.with('Access.Properties.PolicyDocument.Statement.0', {
      Effect: 'Allow',
      Action: 'lambda:UpdateFunctionCode',
      NotResource: 'arn:aws:lambda:us-east-1:111122223333:function:portal',
    }),
  ],
]);

test.each(['lambda:InvokeFunction', 'ssm:TerminateSession', 'ecs:RunTask', 'codebuild:BatchGetBuilds', 'glue:StartJobRun'])(
  'says nothing about %s',
  action => {
    expect(assessed(allow(action, '*').body, [rule]).findings).toEqual([]);
  },
);

test('says nothing about NotAction, which has a rule of its own', () => {
  const all = access.with('Access.Properties.PolicyDocument.Statement.0', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
  expect(assessed(all.body, [rule]).findings).toEqual([]);
});

test('says nothing where a statement of all actions alone fails', () => {
  expect(assessed(allow('*', '*').body, [rule]).findings).toEqual([]);
});
