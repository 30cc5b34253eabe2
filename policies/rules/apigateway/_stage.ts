import { allOf, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** One of a stage's method settings is for all methods of all paths and passes the test. */
export function forAllMethods(stage: Resource, wanted: string, judge: (setting: Property) => Verdict): Verdict {
  return someOf(stage.property('MethodSettings').items(), wanted, setting =>
    allOf(setting.get('ResourcePath').mustBe('/*'), setting.get('HttpMethod').mustBe('*'), judge(setting)),
  );
}
