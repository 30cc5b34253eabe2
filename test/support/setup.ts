// CDK's own template validation costs seconds in every process; one test file switches it on (facts of aws-cdk-lib 2.276).
process.env['CDK_VALIDATION'] ??= 'false';
