import rule from '../../policies/rules/ec2/ebs-in-backup-plan';
import { compliantExample, ruleCases } from '../support/rule-cases';

const attached = compliantExample(rule, 1);
const selection = 'Nightly.Properties.BackupSelection';

ruleCases(rule, [
  ['non-compliant', 'the instance has not the tag', attached.with('Archive.Properties.Tags', [])],
  [
    'undetermined',
    'the key of a tag is a parameter',
    attached.with('Archive.Properties.Tags', [{ Key: { Ref: 'Key' }, Value: 'daily' }]),
  ],
  [
    'compliant',
    'one tag is not known and another one is selected',
    attached.with('Archive.Properties.Tags', [
      { Key: { Ref: 'Key' }, Value: 'x' },
      { Key: 'Backup', Value: 'daily' },
    ]),
  ],
  [
    'undetermined',
    'the instance is of another stack',
    attached.with('Attachment.Properties.InstanceId', { 'Fn::ImportValue': 'archive' }),
  ],
  ['non-compliant', 'the selected instance has another volume', attached.without('Attachment')],
  [
    'compliant',
    'the instance lists the volume itself',
    attached.without('Attachment').with('Archive.Properties.Volumes', [{ VolumeId: { Ref: 'Images' }, Device: '/dev/sdh' }]),
  ],
  [
    'undetermined',
    'the value of the tag is a parameter',
    attached.with('Archive.Properties.Tags', [{ Key: 'Backup', Value: { Ref: 'Plan' } }]),
  ],
  [
    'compliant',
    'the volume has the tag, and the instance has not',
    attached.with('Archive.Properties.Tags', []).with('Images.Properties.Tags', [{ Key: 'Backup', Value: 'daily' }]),
  ],
  [
    'non-compliant',
    'the selection leaves it out by ARN',
    attached.without('Attachment').with(selection, {
      SelectionName: 'volumes',
      IamRoleArn: 'arn:aws:iam::111122223333:role/backup',
      Resources: ['*'],
      NotResources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/${Images}' }],
    }),
  ],
]);
