/**
 * Lambda runtimes as of 2026-11-23, from AWS's page (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html) and the
 * identifiers of aws-cdk-lib 2.276. A runtime in neither list is undetermined: new ones, and those whose end AWS has moved more
 * than once with Amazon Linux 2 (java8.al2, java11, java17, provided.al2, python3.10, python3.11) or is due now (dotnet8).
 */
export const supportedRuntimes: readonly string[] = [
  'dotnet10',
  'java21',
  'java25',
  'java8.al2023',
  'java11.al2023',
  'java17.al2023',
  'nodejs22.x',
  'nodejs24.x',
  'provided.al2023',
  'python3.12',
  'python3.13',
  'python3.14',
  'python3.15',
  'ruby3.3',
  'ruby3.4',
  'ruby4.0',
];

/** Runtimes that get no more security patches. */
export const deprecatedRuntimes: readonly string[] = [
  'dotnet5.0',
  'dotnet6',
  'dotnet7',
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'go1.x',
  'java8',
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs16.x',
  'nodejs18.x',
  'nodejs20.x',
  'provided',
  'python2.7',
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'ruby2.5',
  'ruby2.7',
  'ruby3.2',
];
