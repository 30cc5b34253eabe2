import { rule } from '../../rule';

export default rule({
  id: 'ecr-private-lifecycle-policy-configured',
  title: 'ECR removes old images',
  why: 'Images that nobody uses keep old software with known holes, and what was once baked into them, ready to run.',
  severity: 'low',
  controls: { hicp: ['5.M.D'], hipaa: ['164.310(d)(2)(i)', '164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::ECR::Repository'],

  check: repository => repository.property('LifecyclePolicy.LifecyclePolicyText').mustBePresent(),

  fix: {
    how: 'Set `lifecycleRules: [{ maxImageCount: 50 }]` on `ecr.Repository`. In CloudFormation: `LifecyclePolicy.LifecyclePolicyText`.',
    set: {
      'Properties.LifecyclePolicy.LifecyclePolicyText':
        '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":50},"action":{"type":"expire"}}]}',
    },
  },
  config: { managedRule: 'ECR_PRIVATE_LIFECYCLE_POLICY_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'it has a lifecycle policy',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } }`,
      },
    ],
    nonCompliant: [{ when: 'it has none', resources: 'Portal: { Type: AWS::ECR::Repository }' }],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { LifecyclePolicy: { LifecyclePolicyText: !ImportValue Lifecycle } }`,
      },
    ],
  },
});
