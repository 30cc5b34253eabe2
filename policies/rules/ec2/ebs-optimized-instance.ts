import { rule } from '../../rule';
import { launchSetting } from './_instance';

/**
 * Types of earlier generations that can be EBS-optimized and are not so by default; all others are, or cannot be.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
 */
const optional =
  /^(?:c1\.xlarge|c3\.(?:xlarge|2xlarge|4xlarge)|g2\.2xlarge|i2\.(?:xlarge|2xlarge|4xlarge)|m1\.(?:large|xlarge)|m2\.(?:2xlarge|4xlarge)|m3\.(?:xlarge|2xlarge)|r3\.(?:xlarge|2xlarge|4xlarge))$/;

export default rule({
  id: 'ebs-optimized-instance',
  title: 'EC2 instance has dedicated throughput to its EBS volumes',
  why: 'Where disk and network share one line, a busy network slows the database of the record system until clinicians wait for charts.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::EC2::Instance'],
  where: instance =>
    launchSetting(instance, 'InstanceType', 'InstanceType', type =>
      type.orDefault('m1.small').mustMatch(optional, 'a type that is not EBS-optimized by default'),
    ),

  check: instance => launchSetting(instance, 'EbsOptimized', 'EbsOptimized', setting => setting.orDefault(false).mustBe(true)),

  fix: {
    how: 'Use a current `instanceType` of `ec2.Instance`, which is EBS-optimized by itself, or set `ebsOptimized: true` (`EbsOptimized`).',
    set: { 'Properties.EbsOptimized': true },
  },
  config: { managedRule: 'EBS_OPTIMIZED_INSTANCE' },

  examples: {
    compliant: [
      {
        when: 'it is optimized',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, InstanceType: m3.xlarge, EbsOptimized: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is of a type that could be and is not',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, InstanceType: r3.2xlarge } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Engine: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-1234, InstanceType: c3.xlarge, EbsOptimized: !Ref Optimized } }`,
      },
    ],
  },
});
