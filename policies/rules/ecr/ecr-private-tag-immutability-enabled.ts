import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ecr-private-tag-immutability-enabled',
  title: 'ECR image tags cannot be moved',
  why: 'Whoever can push may put another image under a tag that is already approved, and it runs at the next start of a task that handles ePHI.',
  severity: 'low',
  controls: { hicp: ['2.L.E', '2.L.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(1)'] },
  appliesTo: ['AWS::ECR::Repository'],

  check: repository =>
    allOf(
      repository.property('ImageTagMutability').orDefault('MUTABLE').mustBe('IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'),
      everyOf(repository.property('ImageTagMutabilityExclusionFilters').items(), filter =>
        filter.get('ImageTagMutabilityExclusionFilterValue').mustMatch(/[^*]/, 'a pattern that leaves some tags immutable'),
      ),
    ),

  fix: {
    how: 'Set `imageTagMutability: ecr.TagMutability.IMMUTABLE` on `ecr.Repository`. In CloudFormation: `ImageTagMutability: IMMUTABLE`.',
    set: { 'Properties.ImageTagMutability': 'IMMUTABLE', 'Properties.ImageTagMutabilityExclusionFilters': [] },
  },
  config: { managedRule: 'ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'tags are immutable',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { ImageTagMutability: IMMUTABLE }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Portal: { Type: AWS::ECR::Repository }' },
      {
        when: 'every tag is excepted',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          ImageTagMutability: IMMUTABLE_WITH_EXCLUSION
          ImageTagMutabilityExclusionFilters:
            [{ ImageTagMutabilityExclusionFilterType: WILDCARD, ImageTagMutabilityExclusionFilterValue: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { ImageTagMutability: !ImportValue Tags }`,
      },
    ],
  },
});
