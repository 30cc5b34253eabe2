import { allOf, anyOf, compliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-recipe-lifecycle-defined',
  title: 'Images of a recipe are retired by a lifecycle policy',
  why: 'Old images stay in reach, and a server that is started from one brings back every hole that was patched since.',
  severity: 'low',
  controls: { hicp: ['5.M.D', '2.L.A'], hipaa: ['164.310(d)(2)(i)'] },
  from: 'large',
  appliesTo: ['AWS::ImageBuilder::ImageRecipe', 'AWS::ImageBuilder::ContainerRecipe'],

  check: recipe =>
    someOf(recipe.template.ofType('AWS::ImageBuilder::LifecyclePolicy'), 'lifecycle policy that selects the recipe', policy =>
      allOf(policy.property('Status').mustNotBe('DISABLED'), () =>
        anyOf(
          someOf(policy.property('ResourceSelection.Recipes').items(), 'recipe', selected =>
            mustName(selected.get('Name'), recipe.property('Name')),
          ),
          () =>
            allOf(policy.property('ResourceSelection.TagMap').mustBePresent(), () =>
              undetermined(() => `${policy.logicalId} selects images by their tags`, 'Properties'),
            ),
        ),
      ),
    ),

  fix: {
    how: 'Add an `imagebuilder.CfnLifecyclePolicy` whose `resourceSelection` names the recipe and that deprecates, disables and deletes its old images (AWS::ImageBuilder::LifecyclePolicy).',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a lifecycle policy names it',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImageRecipe, Properties: { Name: golden, Version: 1.0.0, ParentImage: ami-1234 } }
      Retire:
        Type: AWS::ImageBuilder::LifecyclePolicy
        Properties:
          Name: retire
          ResourceType: AMI_IMAGE
          ResourceSelection: { Recipes: [{ Name: golden, SemanticVersion: x.x.x }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no policy is there',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImageRecipe, Properties: { Name: golden, Version: 1.0.0, ParentImage: ami-1234 } }`,
      },
      {
        when: 'the policy names another recipe',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImageRecipe, Properties: { Name: golden, Version: 1.0.0, ParentImage: ami-1234 } }
      Retire:
        Type: AWS::ImageBuilder::LifecyclePolicy
        Properties:
          Name: retire
          ResourceType: AMI_IMAGE
          ResourceSelection: { Recipes: [{ Name: desktop, SemanticVersion: x.x.x }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy selects by tag',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImageRecipe, Properties: { Name: golden, Version: 1.0.0, ParentImage: ami-1234 } }
      Retire:
        Type: AWS::ImageBuilder::LifecyclePolicy
        Properties: { Name: retire, ResourceType: AMI_IMAGE, ResourceSelection: { TagMap: { Image: golden } } }`,
      },
    ],
  },
});

/** Two names that are written alike are the same, whatever parameter they come from. */
function mustName(selected: Property, name: Property): Verdict {
  const written = name.canonicalText();
  if (written !== undefined && written === selected.canonicalText()) return compliant;
  return name.isUnresolved() ? undetermined(() => name.state(), name) : selected.mustBe(written ?? '');
}
