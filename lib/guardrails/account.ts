import { allowedServicesStatement } from './allowed-services';
import { exemptRoleArns } from './exempt-roles';
import { arn, guardrailsOf } from './guardrail';

/** What an administrator of a member account cannot do, whatever the account's own policies allow. */
export const account = guardrailsOf([
  {
    id: 'organizations-not-left',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Accounts do not leave the organization and are not closed from inside',
    why: 'An account that has left is bound by no guardrail, and its ePHI with it.',
    breaks:
      'Accounts are moved and closed from the management account alone, which control policies do not reach. Before an account goes to another organization, whose invitation it would have to accept, the policy is detached from it.',
    exempt: 'nobody',
    controls: { hicp: ['10.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.316(a)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_leave-as-member.html',
    denied: () => ({ Action: ['account:CloseAccount', 'organizations:AcceptHandshake', 'organizations:LeaveOrganization'] }),
    denies: [
      { action: 'organizations:LeaveOrganization' },
      { action: 'organizations:LeaveOrganization', principal: 'arn:aws:iam::111122223333:role/OrganizationAdmin' },
      { action: 'account:CloseAccount', resource: 'arn:aws:account::111122223333:account' }, // Since accounts move without leaving first, to accept is to leave.
      {
        action: 'organizations:AcceptHandshake',
        resource: 'arn:aws:organizations::999988887777:handshake/o-zzzzzzzzzz/invite/h-examplehandshake',
      },
    ],
    leaves: [
      { action: 'organizations:DescribeOrganization' },
      { action: 'account:PutAlternateContact' },
      { action: 'organizations:DeclineHandshake' },
    ],
  },
  {
    id: 'iam-exempt-roles-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Roles that other guardrails exempt are made, changed and handed on by themselves alone',
    why: 'Exemptions go by name: who could create a role of that name, or change whom it trusts, would be bound by nothing.',
    breaks:
      'Create these roles before this guardrail, or through one of them, such as the role of StackSets. A role that hands an exempt role to a service has to be exempt as well. SAML providers are changed and deleted by exempt roles alone, because their metadata say who signs in as a role that trusts them. Providers of OpenID Connect stay open, since each cluster brings one: an exempt role that trusts one needs conditions on `sub` and `aud`. What already runs as an exempt role, such as a function, can be given other code by whoever may change it.',
    exempt: 'exempt roles',
    controls: { hicp: ['3.M.B', '3.L.C'], hipaa: ['164.308(a)(4)(i)', '164.308(a)(4)(ii)(C)'] },
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
    needs: ['exemptRoles'],
    denied: options => ({
      Action: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:DeleteRolePermissionsBoundary',
        'iam:DeleteRolePolicy',
        'iam:DeleteSAMLProvider',
        'iam:DetachRolePolicy',
        'iam:PassRole',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateSAMLProvider',
      ],
      Resource: [...exemptRoleArns(options), arn(options, 'iam::*:saml-provider/*')],
    }),
    denies: [
      { action: 'iam:CreateRole', resource: 'arn:aws:iam::111122223333:role/OrganizationAdmin' },
      { action: 'iam:UpdateAssumeRolePolicy', resource: 'arn:aws:iam::444455556666:role/stacksets-exec-0123' },
      { action: 'iam:PassRole', resource: 'arn:aws:iam::111122223333:role/OrganizationAdmin' },
      { action: 'iam:UpdateSAMLProvider', resource: 'arn:aws:iam::111122223333:saml-provider/Hospital' },
    ],
    leaves: [
      { action: 'iam:CreateRole', resource: 'arn:aws:iam::111122223333:role/Application' },
      { action: 'iam:CreateRole', resource: 'arn:aws:iam::111122223333:role/team/OrganizationAdmin' },
      { action: 'iam:GetRole', resource: 'arn:aws:iam::111122223333:role/OrganizationAdmin' },
      { action: 'iam:CreateSAMLProvider', resource: 'arn:aws:iam::111122223333:saml-provider/Hospital' },
      {
        action: 'iam:DeleteOpenIDConnectProvider',
        resource: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC',
      },
    ],
  },
  {
    id: 'iam-root-user-unused',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'The root user of a member account does nothing',
    why: 'No policy of the account limits the root user, and nobody can tell who among those with its password read a record.',
    breaks:
      'What only root can do, such as deleting a bucket policy that locks everyone out, is done from the management account in a session of `sts:AssumeRoot`.',
    exempt: { only: 'sessions of `sts:AssumeRoot`, which the management account or its delegate opens for one task' },
    controls: { hicp: ['3.M.A', '3.M.C'], hipaa: ['164.312(a)(2)(i)', '164.312(d)'] },
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
    denied: options => ({
      Action: ['*'],
      Condition: {
        ArnLike: { 'aws:PrincipalArn': [arn(options, 'iam::*:root')] },
        // Carried by sessions of AssumeRoot alone.
        Null: { 'aws:AssumedRoot': 'true' },
      },
    }),
    denies: [
      { action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json', principal: 'arn:aws:iam::111122223333:root' },
      { action: 'iam:CreateAccessKey', principal: 'arn:aws:iam::444455556666:root' },
    ],
    leaves: [
      { action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json' },
      { action: 'iam:CreateAccessKey', principal: 'arn:aws:iam::111122223333:user/root' },
      {
        action: 's3:DeleteBucketPolicy',
        resource: 'arn:aws:s3:::records',
        principal: 'arn:aws:iam::111122223333:root',
        context: { 'aws:AssumedRoot': 'true' },
      },
    ],
  },
  {
    id: 's3-account-public-access-block-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'The block of public access to S3 is set for whole accounts by exempt roles alone',
    why: 'One call opens all buckets of an account to whatever their policies say, those with records included.',
    breaks: 'Buckets keep being created with blocks of their own; the block of the account is no longer changed from inside.',
    exempt: 'exempt roles',
    controls: { hicp: ['4.M.C', '3.M.B'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(i)'] },
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    denied: () => ({ Action: ['s3:PutAccountPublicAccessBlock'] }),
    denies: [{ action: 's3:PutAccountPublicAccessBlock' }],
    leaves: [
      { action: 's3:PutBucketPublicAccessBlock', resource: 'arn:aws:s3:::records' },
      { action: 's3:GetAccountPublicAccessBlock' },
    ],
  },
  {
    id: 'ec2-role-credentials-imdsv2',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Credentials that an instance got through IMDSv1 are good for nothing',
    why: 'A server that can be made to fetch an address hands IMDSv1 credentials to a stranger, and the records that they open.',
    breaks: 'Software on instances that still asks IMDSv1 for credentials. `MetadataNoToken` in CloudWatch counts it.',
    exempt: 'nobody',
    controls: { hicp: ['2.M.A', '3.M.C'], hipaa: ['164.312(a)(1)', '164.308(a)(5)(ii)(B)'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-instance-metadata-requireIMDSv2',
    denied: () => ({ Action: ['*'], Condition: { NumericLessThan: { 'ec2:RoleDelivery': '2.0' } } }),
    denies: [{ action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json', context: { 'ec2:RoleDelivery': '1.0' } }],
    leaves: [
      { action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json', context: { 'ec2:RoleDelivery': '2.0' } },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json' },
    ],
  },
  {
    id: 'services-hipaa-eligible',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Services that AWS does not list as HIPAA eligible are not used',
    why: "AWS's business associate addendum does not cover them; ePHI that ends up there is disclosed.",
    breaks:
      'All that runs on other services. A service that AWS lists later is refused until the list here is newer: `hicp services` names its day.',
    exempt: 'exempt roles',
    controls: { hicp: ['4.M.B', '5.M.B'], hipaa: ['164.308(b)(1)', '164.314(a)(1)'] },
    source: 'https://aws.amazon.com/compliance/hipaa-eligible-services-reference/',
    needs: ['allowedServices'],
    denied: ({ allowedServices = [] }) => ({ NotAction: allowedServicesStatement(allowedServices).NotAction }),
    denies: [{ action: 'lightsail:CreateInstances' }, { action: 'gamelift:CreateFleet' }, { action: 's3vectors:CreateIndex' }],
    leaves: [
      { action: 's3:GetObject', resource: 'arn:aws:s3:::records/a.json' },
      { action: 'sts:AssumeRole' },
      { action: 'signin:Authenticate' },
      { action: 'support:CreateCase' },
      { action: 'servicequotas:RequestServiceQuotaIncrease' },
      { action: 'eks-auth:AssumeRoleForPodIdentity' },
    ],
  },
]);
