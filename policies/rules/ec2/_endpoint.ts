import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

export const vpcEndpoint = 'AWS::EC2::VPCEndpoint';

/** The endpoint is for this service of AWS, such as `s3`: names end in it, whatever the Region. */
export function isForService(endpoint: Resource, service: string): Verdict {
  const name = endpoint.property('ServiceName');
  const text = name.canonicalText();
  if (text?.endsWith(`.${service}`) === true) return compliant;
  // Where the end of the name is known, it is another service.
  return text !== undefined && /[\w-]$/.test(text)
    ? nonCompliant(() => `${name.state()}; it must be the service ${service}`, name)
    : text === undefined
      ? nonCompliant(() => name.state(), name)
      : undetermined(() => name.state(), name);
}
