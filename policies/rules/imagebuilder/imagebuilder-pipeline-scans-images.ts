import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-pipeline-scans-images',
  title: 'Image pipeline scans its images for vulnerabilities',
  why: 'A hole in the golden image is a hole in every server; the scan finds it before the image is handed out.',
  severity: 'low',
  controls: { hicp: ['7.M.A', '2.L.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  appliesTo: ['AWS::ImageBuilder::ImagePipeline'],

  check: pipeline => pipeline.property('ImageScanningConfiguration.ImageScanningEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `imageScanningConfiguration: { imageScanningEnabled: true }` on `imagebuilder.CfnImagePipeline` (`ImageScanningConfiguration.ImageScanningEnabled`); Amazon Inspector has to be on in the account.',
    set: { 'Properties.ImageScanningConfiguration.ImageScanningEnabled': true },
  },
  config: { none: 'The item of an image pipeline does not show whether it scans.' },

  examples: {
    compliant: [
      {
        when: 'scanning is on',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImagePipeline
        Properties: { Name: golden, ImageScanningConfiguration: { ImageScanningEnabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said about scanning',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImagePipeline, Properties: { Name: golden } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImagePipeline
        Properties: { Name: golden, ImageScanningConfiguration: { ImageScanningEnabled: !Ref Scan } }`,
      },
    ],
  },
});
