import type { Property, Resource } from '../../../lib/core';

/** The names of AWS, spelled as in the template reference. */
const destinations = [
  'ExtendedS3DestinationConfiguration',
  'S3DestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'IcebergDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'SplunkDestinationConfiguration',
];

/** A stream has one destination. */
export function destinationsOf(stream: Resource): readonly Property[] {
  return destinations.map(name => stream.property(name)).filter(destination => destination.items().length > 0);
}
