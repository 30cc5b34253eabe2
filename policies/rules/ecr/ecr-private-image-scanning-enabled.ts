import { allOf, anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ecr-private-image-scanning-enabled',
  title: 'ECR scans images for vulnerabilities',
  why: 'Known holes in an image go live unnoticed and are what intruders look for first on the way to ePHI.',
  severity: 'medium',
  controls: { hicp: ['7.S.A', '7.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'] },
  appliesTo: ['AWS::ECR::Repository'],
  from: 'small',

  check: repository =>
    anyOf(repository.property('ImageScanningConfiguration.ScanOnPush').orDefault(false).mustBe(true), () =>
      someOf(repository.template.ofType('AWS::ECR::RegistryScanningConfiguration'), 'scanning of the whole registry', registry =>
        someOf(registry.property('Rules').items(), 'registry rule that scans all repositories', scan =>
          allOf(
            scan.get('ScanFrequency').mustBe('SCAN_ON_PUSH', 'CONTINUOUS_SCAN'),
            someOf(scan.get('RepositoryFilters').items(), 'filter for all repositories', filter =>
              filter.get('Filter').mustBe('*'),
            ),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Set `imageScanOnPush: true` on `ecr.Repository`. In CloudFormation: `ImageScanningConfiguration.ScanOnPush: true`.',
    set: { 'Properties.ImageScanningConfiguration.ScanOnPush': true },
  },
  config: { managedRule: 'ECR_PRIVATE_IMAGE_SCANNING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it scans on push',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { ImageScanningConfiguration: { ScanOnPush: true } }`,
      },
      {
        when: 'the registry scans everything',
        resources: `
      Portal: { Type: AWS::ECR::Repository }
      Registry:
        Type: AWS::ECR::RegistryScanningConfiguration
        Properties:
          ScanType: ENHANCED
          Rules: [{ ScanFrequency: CONTINUOUS_SCAN, RepositoryFilters: [{ Filter: '*', FilterType: WILDCARD }] }]`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Portal: { Type: AWS::ECR::Repository }' },
      {
        when: 'the registry scans other repositories',
        resources: `
      Portal: { Type: AWS::ECR::Repository }
      Registry:
        Type: AWS::ECR::RegistryScanningConfiguration
        Properties:
          ScanType: BASIC
          Rules: [{ ScanFrequency: SCAN_ON_PUSH, RepositoryFilters: [{ Filter: 'billing*', FilterType: WILDCARD }] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties: { ImageScanningConfiguration: { ScanOnPush: !ImportValue Scan } }`,
      },
    ],
  },
});
