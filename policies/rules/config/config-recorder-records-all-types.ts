import { allOf, anyOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'config-recorder-records-all-types',
  title: 'AWS Config records all kinds of resources',
  why: 'What is not recorded is in no inventory, and no rule looks at it: a store of records made tomorrow may be of a kind that is not on the list.',
  severity: 'medium',
  controls: { hicp: ['5.S.A', '5.M.A', '5.L.A', '7.M.D'], hipaa: ['164.308(a)(8)', '164.308(a)(1)(ii)(A)'] },
  appliesTo: ['AWS::Config::ConfigurationRecorder'],

  // Without a group all are recorded: https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html. Verdicts of rules are no inventory.
  // The resources of IAM belong to one Region; which one this is, a template does not say.
  check: recorder => {
    const group = recorder.property('RecordingGroup');
    return allOf(recorder.property('StartedOnCreate').mustNotBe(false), () =>
      anyOf(
        group.mustBeAbsent(),
        () => group.get('AllSupported').mustBe(true),
        () => group.get('RecordingStrategy.UseOnly').mustBe('ALL_SUPPORTED_RESOURCE_TYPES'),
        () =>
          allOf(group.get('RecordingStrategy.UseOnly').mustBe('EXCLUSION_BY_RESOURCE_TYPES'), () =>
            everyOf(group.get('ExclusionByResourceTypes.ResourceTypes').items(), type =>
              type.mustBe('AWS::Config::ResourceCompliance'),
            ),
          ),
      ),
    );
  },

  fix: {
    how: 'Set `recordingGroup: { allSupported: true }` on `config.CfnConfigurationRecorder`, and `includeGlobalResourceTypes: true` in one Region (`RecordingGroup.AllSupported`).',
    set: { 'Properties.RecordingGroup': { AllSupported: true }, 'Properties.StartedOnCreate': true },
  },
  config: { none: 'AWS Config cannot judge with its rules what it does not record.' },

  examples: {
    compliant: [
      {
        when: 'it records all',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }`,
      },
      {
        when: 'nothing is said: AWS records all',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it records a list',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] } }`,
      },
      {
        when: 'it leaves a kind out',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingGroup: { RecordingStrategy: { UseOnly: EXCLUSION_BY_RESOURCE_TYPES }, ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::NetworkInterface'] } } }`,
      },
      {
        when: 'it is not started',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, StartedOnCreate: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingGroup: { AllSupported: !ImportValue all } }`,
      },
    ],
  },
});
