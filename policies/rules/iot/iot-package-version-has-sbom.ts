import { rule } from '../../rule';

export default rule({
  id: 'iot-package-version-has-sbom',
  title: 'Versions of device software carry a bill of materials',
  why: 'When a flaw in a library becomes known, nobody can tell which pumps and monitors hold it.',
  severity: 'medium',
  controls: { hicp: ['9.M.D', '9.L.A'], hipaa: ['164.308(a)(1)(ii)(A)'] },
  appliesTo: ['AWS::IoT::SoftwarePackageVersion'],

  check: version => version.property('Sbom.S3Location').mustBePresent(),

  fix: { how: 'Set `sbom: { s3Location }` on `iot.CfnSoftwarePackageVersion`. In CloudFormation: `Sbom.S3Location`.' },
  config: { none: 'AWS Config does not record software packages of IoT.' },

  examples: {
    compliant: [
      {
        when: 'it has one',
        resources: `
      Firmware:
        Type: AWS::IoT::SoftwarePackageVersion
        Properties: { PackageName: pump, VersionName: "2.1", Artifact: { S3Location: { Bucket: firmware, Key: pump.bin, Version: first } }, Sbom: { S3Location: { Bucket: firmware, Key: sbom.zip, Version: first } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Firmware:
        Type: AWS::IoT::SoftwarePackageVersion
        Properties: { PackageName: pump, VersionName: "2.1", Artifact: { S3Location: { Bucket: firmware, Key: pump.bin, Version: first } } }`,
      },
    ],
    undetermined: [
      {
        when: 'its place comes from another stack',
        resources: `
      Firmware:
        Type: AWS::IoT::SoftwarePackageVersion
        Properties: { PackageName: pump, VersionName: "2.1", Sbom: !ImportValue Sbom }`,
      },
    ],
  },
});
