import { rule } from '../../rule';

export default rule({
  id: 'datasync-location-object-storage-using-https',
  title: 'DataSync reaches object storage over HTTPS',
  why: 'Files of patients, and the key to the store, cross the network in clear text over HTTP.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DataSync::LocationObjectStorage'],

  check: location => location.property('ServerProtocol').orDefault('HTTPS').mustBe('HTTPS'),

  fix: {
    how: 'Set `serverProtocol: "HTTPS"` on `datasync.CfnLocationObjectStorage` (`ServerProtocol`).',
    set: { 'Properties.ServerProtocol': 'HTTPS' },
  },
  config: { managedRule: 'DATASYNC_LOCATION_OBJECT_STORAGE_USING_HTTPS' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS uses HTTPS',
        resources: `
      Archive:
        Type: AWS::DataSync::LocationObjectStorage
        Properties: { ServerHostname: store.clinic.example, BucketName: images }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is HTTP',
        resources: `
      Archive:
        Type: AWS::DataSync::LocationObjectStorage
        Properties: { ServerHostname: store.clinic.example, BucketName: images, ServerProtocol: HTTP }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Archive:
        Type: AWS::DataSync::LocationObjectStorage
        Properties: { ServerHostname: store.clinic.example, BucketName: images, ServerProtocol: !ImportValue protocol }`,
      },
    ],
  },
});
