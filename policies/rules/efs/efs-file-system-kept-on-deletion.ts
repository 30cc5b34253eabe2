import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'efs-file-system-kept-on-deletion',
  title: 'The files of an EFS file system outlive its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::EFS::FileSystem'],

  check: fileSystem => mustBeKept(fileSystem),

  fix: {
    how: 'Leave `removalPolicy` of `efs.FileSystem` at its default, `RemovalPolicy.RETAIN` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        DeletionPolicy: Retain`,
      },
    ],
  },
});
