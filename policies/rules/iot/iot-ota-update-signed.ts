import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-ota-update-signed',
  title: 'Updates of devices are signed',
  why: 'Firmware without a signature can be exchanged on the way or in the bucket, and a pump then doses what an attacker says.',
  severity: 'high',
  controls: { hicp: ['9.M.B', '9.L.A'], hipaa: ['164.312(c)(1)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::IoT::OTAUpdate'],

  check: update => everyOf(update.property('Files').items(), file => file.get('CodeSigning').mustBePresent()),

  fix: {
    how: 'Set `codeSigning` on each of the `files` of `iot.CfnOTAUpdate`, with a profile of AWS Signer. In CloudFormation: `Files[].CodeSigning`.',
  },
  config: { none: 'AWS Config does not record updates of devices.' },

  examples: {
    compliant: [
      {
        when: 'AWS Signer signs the file',
        resources: `
      Update:
        Type: AWS::IoT::OTAUpdate
        Properties: 
          OtaUpdateId: pumps
          RoleArn: update
          Targets: [pumps]
          Files:
            - FileLocation: { S3Location: { Bucket: firmware, Key: pump.bin } }
              CodeSigning: { StartSigningJobParameter: { SigningProfileName: pumps } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the file is not signed',
        resources: `
      Update:
        Type: AWS::IoT::OTAUpdate
        Properties: { OtaUpdateId: pumps, RoleArn: update, Targets: [pumps], Files: [{ FileLocation: { S3Location: { Bucket: firmware, Key: pump.bin } } }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the files come from another stack',
        resources: `
      Update:
        Type: AWS::IoT::OTAUpdate
        Properties: { OtaUpdateId: pumps, RoleArn: update, Targets: [pumps], Files: !ImportValue Files }`,
      },
    ],
  },
});
