import { allOf, anyOf, compliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** A deployment that names a stage makes it, by its own description. */
export const stages = ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment'] as const;

const isStage = ({ type }: Resource): boolean => type === stages[0];

/** For `where`. */
export function mustMakeStage(resource: Resource): Verdict {
  return isStage(resource) ? compliant : resource.property('StageName').mustBePresent();
}

export function settingOf(resource: Resource, name: string): Property {
  return resource.property(isStage(resource) ? name : `StageDescription.${name}`);
}

/** One of a stage's method settings is for all methods of all paths and passes the test. A description is such a setting itself. */
export function forAllMethods(resource: Resource, wanted: string, judge: (setting: Property) => Verdict): Verdict {
  const listed = (): Verdict =>
    someOf(settingOf(resource, 'MethodSettings').items(), wanted, setting =>
      allOf(setting.get('ResourcePath').mustBe('/*'), setting.get('HttpMethod').mustBe('*'), judge(setting)),
    );
  return isStage(resource) ? listed() : anyOf(judge(resource.property('StageDescription')), listed);
}
