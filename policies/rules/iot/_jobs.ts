import { compliant, everyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Where each type keeps the settings of the job that carries an update to devices. */
const settings = {
  'AWS::IoT::JobTemplate': { abort: 'AbortConfig.CriteriaList', rollout: 'JobExecutionsRolloutConfig', timeout: 'TimeoutConfig' },
  'AWS::IoT::Job': { abort: 'AbortConfig.CriteriaList', rollout: 'JobExecutionsRolloutConfig', timeout: 'TimeoutConfig' },
  'AWS::IoT::OTAUpdate': {
    abort: 'AwsJobAbortConfig.AbortCriteriaList',
    rollout: 'AwsJobExecutionsRolloutConfig',
    timeout: 'AwsJobTimeoutConfig',
  },
  'AWS::GreengrassV2::Deployment': {
    abort: 'IotJobConfiguration.AbortConfig.CriteriaList',
    rollout: 'IotJobConfiguration.JobExecutionsRolloutConfig',
    timeout: 'IotJobConfiguration.TimeoutConfig',
  },
} as const;

export function mustHaveSetting(job: Resource, setting: 'abort' | 'rollout' | 'timeout'): Verdict {
  const paths = settings[job.type as keyof typeof settings] as (typeof settings)[keyof typeof settings] | undefined;
  return paths === undefined ? compliant : job.property(paths[setting]).mustBePresent();
}

/** For `where`: a job that is made from another one, or from a template, takes its settings from there. */
export function mustStandAlone(job: Resource): Verdict {
  return everyOf(['JobArn', 'JobTemplateArn'], name => job.property(name).mustBeAbsent());
}
