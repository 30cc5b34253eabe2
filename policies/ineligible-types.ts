/**
 * The day on which AWS's list of HIPAA-eligible services read as it is here; a run warns when that is more than twelve months ago.
 * Whoever moves it compares the whole list, this file and `eligible-services.ts`.
 */
export const asOf = '2025-06-17';

/** A service that is not on the list, with its types that hold or process what its users put in. */
export interface Ineligible {
  readonly name: string;
  readonly types: readonly string[];
}

/** Not on the list of that day, by namespace. */
export const notEligible: Readonly<Record<string, Ineligible>> = {
  AppRunner: { name: 'AWS App Runner', types: ['Service'] },
  Braket: { name: 'Amazon Braket', types: ['SpendingLimit'] },
  DataPipeline: { name: 'AWS Data Pipeline', types: ['Pipeline'] },
  Deadline: { name: 'AWS Deadline Cloud', types: ['Farm'] },
  DeviceFarm: { name: 'AWS Device Farm', types: ['Project', 'TestGridProject'] },
  FinSpace: { name: 'Amazon FinSpace', types: ['Environment'] },
  FraudDetector: { name: 'Amazon Fraud Detector', types: ['Detector', 'EventType'] },
  GameLift: { name: 'Amazon GameLift', types: ['Fleet', 'GameSessionQueue'] },
  GameLiftStreams: { name: 'Amazon GameLift Streams', types: ['Application', 'StreamGroup'] },
  GroundStation: { name: 'AWS Ground Station', types: ['MissionProfile'] },
  IVS: { name: 'Amazon IVS', types: ['Channel', 'Stage', 'RecordingConfiguration'] },
  IVSChat: { name: 'Amazon IVS Chat', types: ['Room'] },
  IoTAnalytics: { name: 'AWS IoT Analytics', types: ['Channel', 'Datastore', 'Dataset', 'Pipeline'] },
  IoTFleetHub: { name: 'AWS IoT Fleet Hub', types: ['Application'] },
  IoTFleetWise: { name: 'AWS IoT FleetWise', types: ['Campaign'] },
  IoTThingsGraph: { name: 'AWS IoT Things Graph', types: ['FlowTemplate'] },
  IoTTwinMaker: { name: 'AWS IoT TwinMaker', types: ['Workspace'] },
  Lightsail: { name: 'Amazon Lightsail', types: ['Instance', 'Database', 'Bucket', 'Container', 'Disk'] },
  LookoutEquipment: { name: 'Amazon Lookout for Equipment', types: ['InferenceScheduler'] },
  LookoutMetrics: { name: 'Amazon Lookout for Metrics', types: ['AnomalyDetector'] },
  LookoutVision: { name: 'Amazon Lookout for Vision', types: ['Project'] },
  ManagedBlockchain: { name: 'Amazon Managed Blockchain', types: ['Member', 'Node', 'Accessor'] },
  MediaPackage: { name: 'AWS Elemental MediaPackage', types: ['Channel', 'Asset'] },
  MediaPackageV2: { name: 'AWS Elemental MediaPackage', types: ['Channel'] },
  MediaStore: { name: 'AWS Elemental MediaStore', types: ['Container'] },
  MediaTailor: { name: 'AWS Elemental MediaTailor', types: ['Channel', 'PlaybackConfiguration'] },
  NimbleStudio: { name: 'Amazon Nimble Studio', types: ['Studio'] },
  Panorama: { name: 'AWS Panorama', types: ['ApplicationInstance'] },
  PaymentCryptography: { name: 'AWS Payment Cryptography', types: ['Key'] },
  RTBFabric: { name: 'AWS RTB Fabric', types: ['RequesterGateway', 'ResponderGateway'] },
  SDB: { name: 'Amazon SimpleDB', types: ['Domain'] },
  SimSpaceWeaver: { name: 'AWS SimSpace Weaver', types: ['Simulation'] },
};

/**
 * Not on the list, and newer than it, named by it in another way, or made for operators rather than for records: what AWS says of
 * them today is not known here.
 */
export const notKnown: Readonly<Record<string, Ineligible>> = {
  Grafana: { name: 'Amazon Managed Grafana', types: ['Workspace'] },
  Chatbot: { name: 'AWS Chatbot', types: ['SlackChannelConfiguration', 'MicrosoftTeamsChannelConfiguration'] },
  AWSExternalAnthropic: { name: 'Anthropic models outside Amazon Bedrock', types: ['Workspace'] },
  AgentRegistry: { name: 'AWS Agent Registry', types: [] },
  BedrockAgentCore: { name: 'Amazon Bedrock AgentCore', types: ['Dataset', 'Gateway', 'Memory', 'Runtime'] },
  BedrockMantle: { name: 'Amazon Bedrock Mantle', types: ['Project'] },
  DSQL: { name: 'Amazon Aurora DSQL', types: ['Cluster'] },
  DevOpsAgent: { name: 'AWS DevOps Agent', types: [] },
  EVS: { name: 'Amazon EVS', types: ['Environment'] },
  ElementalInference: { name: 'AWS Elemental Inference', types: ['Feed'] },
  EventsV2: { name: 'Amazon EventBridge, second generation', types: ['EventBus'] },
  HealthAgent: { name: 'AWS health agents', types: ['Domain'] },
  IoTWireless: { name: 'AWS IoT Core for LoRaWAN', types: ['WirelessDevice', 'WirelessGateway'] },
  NetworkSecurityManager: { name: 'AWS Network Security Manager', types: [] },
  NovaAct: { name: 'Amazon Nova Act', types: ['WorkflowDefinition'] },
  ODB: { name: 'Oracle Database@AWS', types: ['CloudAutonomousVmCluster', 'CloudVmCluster'] },
  PCS: { name: 'AWS Parallel Computing Service', types: ['Cluster'] },
  ResilienceHubV2: { name: 'AWS Resilience Hub, second generation', types: [] },
  Route53GlobalResolver: { name: 'Amazon Route 53 Global Resolver', types: [] },
  S3Files: { name: 'Amazon S3 Files', types: ['FileSystem'] },
  S3Vectors: { name: 'Amazon S3 Vectors', types: ['VectorBucket'] },
  SCN: { name: 'AWS Supply Chain', types: ['Dataset', 'Instance'] },
  SecurityAgent: { name: 'AWS Security Agent', types: [] },
  VpcLattice: { name: 'Amazon VPC Lattice', types: ['Service'] },
  WorkspacesInstances: { name: 'Amazon WorkSpaces Instances', types: ['WorkspaceInstance'] },
};
