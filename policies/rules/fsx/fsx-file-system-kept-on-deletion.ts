import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'fsx-file-system-kept-on-deletion',
  title: 'The files of an FSx file system outlive its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::FSx::FileSystem'],

  check: fileSystem => mustBeKept(fileSystem),

  fix: {
    how: 'Set `removalPolicy: RemovalPolicy.RETAIN` on the file system (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
        DeletionPolicy: Retain`,
      },
    ],
  },
});
