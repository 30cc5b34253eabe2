/** What an environment brings along, made by other means: certificates, releases, identities. */
export interface Setting {
  /** ARN of the configuration that says who has to have signed the code of functions. */
  readonly codeSigningConfigArn: string;
  /** Name of the bucket that the pipeline puts signed releases into. */
  readonly releases: string;
  /** The domain of the clinic, such as `clinic.example`, and the id of its hosted zone. */
  readonly domain: { readonly name: string; readonly hostedZoneId: string };
  /** ARN of a certificate for `portal.` and `charts.` of the domain. */
  readonly certificateArn: string;
  /** ARN of the SAML provider by which staff sign in. */
  readonly staffProviderArn: string;
  /** CIDR blocks of the sites that reach the edge tier over a VPN. */
  readonly siteCidrs: readonly string[];
}
