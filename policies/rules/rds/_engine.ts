import { decide, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Runs on one of these engines. Undetermined where a snapshot or a source decides the engine. */
export function mustRunOn(database: Resource, engines: RegExp, wanted: string): Verdict {
  const engine = database.property('Engine');
  return decide([engine], name =>
    name === undefined
      ? undetermined(`${engine.path} is not set, so the snapshot or source decides it; it must be ${wanted}`, engine.path)
      : engine.mustMatch(engines, wanted),
  );
}
