import { guardrailsOf } from './guardrail';
import type { GuardrailOptions } from './guardrail';

/**
 * Services whose resources hold or open ePHI and obey resource control policies, as AWS's own example for TLS lists them:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
const stores = ['aoss', 'dynamodb', 'ecr', 'kms', 'logs', 's3', 'secretsmanager', 'sqs'];

const perimeter = { hicp: ['3.M.B', '4.M.E'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(i)'] } as const;

/** Service principals come without these keys, or with them taken out: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const byPeople = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } as const;

const object = 'arn:aws:s3:::records/a.json';
const partner = 'arn:aws:iam::999988887777:role/Partner';
const stranger = 'arn:aws:iam::666677778888:role/Stranger';
const elsewhere = { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } as const;
const service = { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalOrgID': null } as const;

/** Who reaches the organization's resources, and how; holds for callers from anywhere. */
export const dataPerimeter = guardrailsOf([
  {
    id: 'resources-tls-only',
    type: 'RESOURCE_CONTROL_POLICY',
    title: 'Resources answer requests over TLS alone',
    why: 'Over plain HTTP, ePHI and the signed URLs that grant access to it can be read or changed on the way.',
    breaks: 'Clients that call over plain HTTP, which S3 is the last of these services to offer.',
    exempt: { only: 'AWS services that act for themselves, whose requests do not say how they came' },
    controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html',
    denied: () => ({
      Action: [...stores, 'cognito-identity', 'cognito-idp', 'sts'].sort().map(prefix => `${prefix}:*`),
      Condition: { Bool: { 'aws:SecureTransport': 'false' }, ...byPeople },
    }),
    denies: [
      { action: 's3:GetObject', resource: object, context: { 'aws:SecureTransport': 'false' } },
      {
        action: 's3:GetObject',
        resource: object,
        context: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': null },
      },
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-east-1:111122223333:orders',
        context: { 'aws:SecureTransport': 'false' },
      },
    ],
    leaves: [
      { action: 's3:GetObject', resource: object },
      { action: 's3:GetObject', resource: object, context: { 'aws:SecureTransport': null } },
      { action: 's3:PutObject', resource: object, context: { ...service, 'aws:SecureTransport': 'false' } },
      { action: 'sns:Publish', context: { 'aws:SecureTransport': 'false' } },
    ],
  },
  {
    id: 'resources-organization-only',
    type: 'RESOURCE_CONTROL_POLICY',
    title: 'Resources answer principals of the organization alone',
    why: 'One bucket policy that names a wrong account, or everyone, opens records to strangers; this closes them again.',
    breaks:
      'Access for partners until `trustedAccounts` names them; objects for everyone to read; access logs of load balancers in the Regions where an account of AWS writes them, which has to be trusted too. Federated sign-in (`sts:AssumeRoleWithSAML`, `sts:AssumeRoleWithWebIdentity`) and Cognito are left to their own policies: who signs in is no principal yet.',
    exempt: { only: 'AWS services, and principals of `trustedAccounts`' },
    controls: perimeter,
    source: 'https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/resource_control_policies',
    denied: ({ organizationId, trustedAccounts = [] }) => ({
      Action: [
        ...stores.map(prefix => `${prefix}:*`),
        'sts:AssumeRole',
        'sts:DecodeAuthorizationMessage',
        'sts:GetAccessKeyInfo',
        'sts:GetFederationToken',
        'sts:GetServiceBearerToken',
        'sts:GetSessionToken',
        'sts:SetContext',
      ],
      Condition: {
        StringNotEqualsIfExists: {
          'aws:PrincipalOrgID': organizationId,
          ...(trustedAccounts.length > 0 && { 'aws:PrincipalAccount': trustedAccounts }),
        },
        ...byPeople,
      },
    }),
    denies: [
      { action: 's3:GetObject', resource: object, principal: stranger, context: elsewhere },
      // Nobody in particular: the request is not signed.
      {
        action: 's3:GetObject',
        resource: object,
        principal: '*',
        context: { 'aws:PrincipalOrgID': null, 'aws:PrincipalAccount': null, 'aws:PrincipalIsAWSService': null },
      },
      { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/Admin', principal: stranger, context: elsewhere },
    ],
    leaves: [
      { action: 's3:GetObject', resource: object },
      { action: 's3:GetObject', resource: object, principal: partner, context: elsewhere },
      { action: 's3:PutObject', resource: object, principal: '*', context: { ...service, 'aws:PrincipalAccount': null } },
      { action: 'sts:AssumeRoleWithSAML', resource: 'arn:aws:iam::111122223333:role/Admin', principal: '*', context: elsewhere },
      { action: 'sns:Publish', principal: stranger, context: elsewhere },
    ],
  },
  {
    id: 'resources-no-confused-deputy',
    type: 'RESOURCE_CONTROL_POLICY',
    title: 'AWS services use resources for the organization alone',
    why: 'A service that may write to a bucket here could be told to by a stranger who names it as the target of his own.',
    breaks:
      'Deliveries that a service makes for an account outside, until `trustedAccounts` names it. Requests that do not say for whom they are stay possible.',
    exempt: { only: 'services that work for `trustedAccounts`' },
    controls: perimeter,
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html',
    denied: ({ organizationId, trustedAccounts = [] }: GuardrailOptions) => ({
      Action: [...stores, 'sts'].sort().map(prefix => `${prefix}:*`),
      Condition: {
        StringNotEqualsIfExists: {
          'aws:SourceOrgID': organizationId,
          ...(trustedAccounts.length > 0 && { 'aws:SourceAccount': trustedAccounts }),
        },
        Null: { 'aws:SourceAccount': 'false' },
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
      },
    }),
    denies: [
      {
        action: 's3:PutObject',
        resource: object,
        principal: 'logging.s3.amazonaws.com',
        context: { ...service, 'aws:SourceAccount': '666677778888', 'aws:SourceOrgID': 'o-zzzzzzzzzz' },
      },
      // An account of no organization.
      {
        action: 'sqs:SendMessage',
        principal: 's3.amazonaws.com',
        context: { ...service, 'aws:SourceAccount': '666677778888' },
      },
    ],
    leaves: [
      {
        action: 's3:PutObject',
        resource: object,
        principal: 'logging.s3.amazonaws.com',
        context: { ...service, 'aws:SourceAccount': '111122223333', 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
      },
      {
        action: 's3:PutObject',
        resource: object,
        principal: 'logging.s3.amazonaws.com',
        context: { ...service, 'aws:SourceAccount': '999988887777', 'aws:SourceOrgID': 'o-zzzzzzzzzz' },
      },
      { action: 's3:PutObject', resource: object, principal: 'logging.s3.amazonaws.com', context: service },
      {
        action: 's3:PutObject',
        resource: object,
        context: { 'aws:SourceAccount': '666677778888', 'aws:SourceOrgID': 'o-zzzzzzzzzz' },
      },
      {
        action: 's3:PutObject',
        resource: object,
        principal: '*',
        context: { 'aws:PrincipalIsAWSService': null, 'aws:SourceAccount': '666677778888' },
      },
    ],
  },
]);
