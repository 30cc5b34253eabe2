import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

/** Actions by which the holder runs commands or code of its own as a workload that has a role already. */
const takeovers: readonly Reach[] = [
  [everythingOf('lambda', 'function:'), 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
  [
    everythingOf('ec2', 'instance/'),
    'ssm:SendCommand',
    'ssm:StartSession',
    'ec2-instance-connect:SendSSHPublicKey',
    'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
    'ec2:ModifyInstanceAttribute',
  ],
  [everythingOf('ssm'), 'ssm:CreateAssociation', 'ssm:StartAutomationExecution'],
  // Who updates a stack acts by the role that the stack was made with, without passing it.
  [everythingOf('cloudformation', 'stack/'), 'cloudformation:UpdateStack'],
  [everythingOf('eks', '(?:cluster|access-entry)/'), 'eks:AssociateAccessPolicy', 'eks:CreateAccessEntry'],
  [everythingOf('states', 'stateMachine:'), 'states:UpdateStateMachine'],
  [everythingOf('ecs', 'task/'), 'ecs:ExecuteCommand'],
  [everythingOf('codebuild', 'project/'), 'codebuild:StartBuild', 'codebuild:UpdateProject'],
  [everythingOf('glue', '(?:job|devEndpoint)/'), 'glue:UpdateDevEndpoint', 'glue:UpdateJob'],
  [everythingOf('sagemaker', 'notebook-instance/'), 'sagemaker:CreatePresignedNotebookInstanceUrl'],
];

const limits = [
  'aws:ResourceTag/*',
  'ec2:ResourceTag/*',
  'ssm:resourceTag/*',
  'ecs:cluster',
  'ecs:container-name',
  'aws:CalledVia',
];

const takesOver = (statement: Statement): Verdict => reachesEverything(statement, takeovers, ...limits);

export default rule({
  id: 'iam-policy-no-workload-takeover',
  title: 'IAM policies do not let their holder take over any workload',
  why: 'Whoever may change the code of every function, or open a session on every machine, acts with the strongest role among them and reads its ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => mustListAction(resource, takeovers, takesOver),

  check: resource => noGrant(resource, 'lets its holder act through any workload; it must name the workloads', takesOver),

  fix: {
    how: 'Name the function, instance or task in `resources` of `iam.PolicyStatement`, or use a grant such as `fn.grantInvoke(grantee)`. In CloudFormation: `Resource`, or a condition on `aws:ResourceTag/…`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it updates one function',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: lambda:UpdateFunctionCode
                Resource: !Sub 'arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:portal'`,
      },
      {
        when: 'it opens sessions on tagged instances',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: ssm:StartSession
                Resource: 'arn:aws:ec2:*:*:instance/*'
                Condition: { StringEquals: { 'aws:ResourceTag/Team': imaging } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it updates every function',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: ['lambda:Update*'], Resource: '*' }] } }`,
      },
      {
        when: 'it opens sessions on every instance of the account',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ssm:StartSession, Resource: !Sub 'arn:aws:ec2:*:\${AWS::AccountId}:instance/*' }`,
      },
      {
        when: 'it opens a shell in every container',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ecs:ExecuteCommand, Resource: 'arn:aws:ecs:*:*:task/*/*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the function comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: lambda:UpdateFunctionCode, Resource: !ImportValue Function }]`,
      },
    ],
  },
});
