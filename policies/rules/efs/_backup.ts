import { decide } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Automatic backups are on; by default they are for a file system in one zone. https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html */
export function mustBackItselfUp(fileSystem: Resource): Verdict {
  const status = fileSystem.property('BackupPolicy.Status');
  const oneZone = fileSystem.property('AvailabilityZoneName').mustBePresent();
  return decide([status], value =>
    value === undefined && oneZone.status !== 'non-compliant' ? oneZone : status.orDefault('DISABLED').mustBe('ENABLED'),
  );
}
