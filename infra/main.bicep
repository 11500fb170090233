targetScope = 'subscription'

metadata description = 'Exports and deletes what a Custom Vision account holds: function app, storage, monitoring. See docs/infrastructure.md.'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment. Names of resources are made from it.')
param environmentName string

@minLength(1)
@metadata({ azd: { type: 'location' } })
@description('Region of all resources; it must offer Flex Consumption. Archives stay in it.')
param location string

@description('Resource group to create; empty: rg- and the name of the environment.')
param resourceGroupName string = ''

@description('Resource id of the Custom Vision training account: /subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…')
param customVisionResourceId string

@allowed(['Reader', 'Trainer', 'Contributor'])
@description('What may be deleted there. Reader: nothing. Trainer: all but projects. Contributor: projects too.')
param customVisionRole string = 'Reader'

@description('The account has no custom subdomain, so that Entra cannot be used: its training key comes from a vault.')
param useTrainingKey bool = false

@description('Evidence is signed, with a key that comes from a vault.')
param signEvidence bool = false

@minValue(1)
@maxValue(1000)
@description('Calls a second to the account, from all instances together.')
param callsPerSecond int = 10

@minValue(1)
@maxValue(3650)
@description('Days that an archive is kept after its export ended.')
param archiveDays int = 14

@minValue(0)
@maxValue(3650)
@description('Days after those at which storage deletes what is left of archives, also of one that a deletion relies on; 0: never.')
param archiveMarginDays int = 0

@minValue(1)
@maxValue(3650)
@description('Days that the records of a job are kept after it ended.')
param recordDays int = 30

@minValue(1)
@maxValue(168)
@description('Hours that a plan may be confirmed.')
param planValidHours int = 24

@minValue(1)
@maxValue(90)
@description('Days after which a deletion that nobody confirmed is canceled.')
param unconfirmedDays int = 7

@allowed(['Standard_LRS', 'Standard_ZRS'])
@description('Copies of archives and records: in one building, or in three zones where the region has them. None leaves the region.')
param dataRedundancy string = 'Standard_LRS'

@minValue(90)
@maxValue(730)
@description('Days that logs and metrics are kept. Application Insights keeps them for 90 in any case.')
param logRetentionDays int = 90

@minValue(40)
@maxValue(1000)
@description('Instances that the app may have at most.')
param maximumInstanceCount int = 40

@allowed([512, 2048, 4096])
@description('Memory of an instance.')
param instanceMemoryMB int = 2048

@description('Storage is reached through a virtual network only.')
param vnetEnabled bool = false

@description('Client id of the app registration that callers sign in to; empty: functions keys alone.')
param authClientId string = ''

@description('A deletion is confirmed by another person than asked for it; needs authClientId.')
param twoPerson bool = false

@description('Address that gets alerts; empty: they are only shown in the portal.')
param alertEmail string = ''

@description('Object id of who deploys; may fetch archives, ask for exports by message and put secrets. Empty: nobody.')
param principalId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
@description('What principalId is. A pipeline, which is a ServicePrincipal, gets none of those rights: it needs none.')
param principalType string = 'User'

@description('Logic Apps that export on a schedule and delete after approval.')
param workflowsEnabled bool = false

@allowed(['Day', 'Week', 'Month'])
@description('Unit of time between two scheduled exports.')
param exportFrequency string = 'Month'

@minValue(1)
@maxValue(12)
@description('Units of time between two scheduled exports.')
param exportInterval int = 1

@description('Address of who confirms deletions that the Logic Apps file; needed with workflowsEnabled.')
param approverEmail string = ''

var abbreviations = loadJsonContent('./abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

var customVision = split(customVisionResourceId, '/')
// Where a key opens the account, it opens all of it: no identity has a role, and none is needed to delete.
var deletes = customVisionRole != 'Reader' && !useTrainingKey
var needsVault = useTrainingKey || signEvidence
var operatorId = principalType == 'ServicePrincipal' ? '' : principalId
var publicNetworkAccess = vnetEnabled ? 'Disabled' : 'Enabled'

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: customVision[8]
  scope: resourceGroup(customVision[2], customVision[4])
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: empty(resourceGroupName) ? '${abbreviations.resourcesResourceGroups}${environmentName}' : resourceGroupName
  location: location
  tags: tags
}

module appIdentity './modules/identity.bicep' = {
  name: 'app-identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}'
    location: location
    tags: tags
  }
}

// Only used after a deletion was confirmed, so that nothing else that the app does could delete.
module deleterIdentity './modules/identity.bicep' = if (deletes) {
  name: 'deleter-identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}-deleter'
    location: location
    tags: tags
  }
}

module monitoring './modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.operationalInsightsWorkspaces}${token}'
    applicationInsightsName: '${abbreviations.insightsComponents}${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    principalId: appIdentity.outputs.principalId
  }
}

module hostStorage './modules/host-storage.bicep' = {
  name: 'host-storage'
  scope: group
  params: {
    name: '${abbreviations.storageStorageAccounts}host${token}'
    location: location
    tags: tags
    publicNetworkAccess: publicNetworkAccess
    principalId: appIdentity.outputs.principalId
  }
}

module dataStorage './modules/data-storage.bicep' = {
  name: 'data-storage'
  scope: group
  params: {
    name: '${abbreviations.storageStorageAccounts}data${token}'
    location: location
    tags: tags
    redundancy: dataRedundancy
    publicNetworkAccess: publicNetworkAccess
    archiveDays: archiveDays
    archiveMarginDays: archiveMarginDays
  }
}

module dataAccess './modules/data-access.bicep' = {
  name: 'data-access'
  scope: group
  params: {
    accountName: dataStorage.outputs.name
    appPrincipalId: appIdentity.outputs.principalId
    operatorPrincipalId: operatorId
    operatorPrincipalType: principalType
  }
}

module vault './modules/vault.bicep' = if (needsVault) {
  name: 'vault'
  scope: group
  params: {
    name: '${abbreviations.keyVaultVaults}${token}'
    location: location
    tags: tags
    appPrincipalId: appIdentity.outputs.principalId
    operatorPrincipalId: operatorId
    operatorPrincipalType: principalType
  }
}

module network './modules/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.networkVirtualNetworks}${token}'
    location: location
    tags: tags
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
  }
}

module functionApp './modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  // It reads its package and its secrets when it starts, so the roles must be there before.
  dependsOn: [dataAccess]
  params: {
    name: '${abbreviations.webSitesFunctions}${token}'
    planName: '${abbreviations.webServerFarms}${token}'
    location: location
    tags: tags
    identityId: appIdentity.outputs.id
    deleterIdentityId: deletes ? deleterIdentity!.outputs.id : ''
    hostStorageName: hostStorage.outputs.name
    deploymentContainerName: hostStorage.outputs.deploymentContainerName
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
  }
}

module appSettings './modules/app-settings.bicep' = {
  name: 'app-settings'
  scope: group
  params: {
    functionAppName: functionApp.outputs.name
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    clientId: appIdentity.outputs.clientId
    deleterClientId: deletes ? deleterIdentity!.outputs.clientId : ''
    customVisionEndpoint: account.properties.endpoint
    customVisionResourceId: useTrainingKey ? '' : customVisionResourceId
    callsPerSecond: callsPerSecond
    archiveDays: archiveDays
    recordDays: recordDays
    planValidHours: planValidHours
    unconfirmedDays: unconfirmedDays
    vaultUri: needsVault ? vault!.outputs.uri : ''
    useTrainingKey: useTrainingKey
    signEvidence: signEvidence
    authClientId: authClientId
    twoPerson: twoPerson
  }
}

module alerts './modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    alertEmail: alertEmail
  }
}

module exporterWorkflowIdentity './modules/identity.bicep' = if (workflowsEnabled) {
  name: 'workflow-exporter-identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}-workflow-exporter'
    location: location
    tags: tags
  }
}

module deleterWorkflowIdentity './modules/identity.bicep' = if (workflowsEnabled) {
  name: 'workflow-deleter-identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}-workflow-deleter'
    location: location
    tags: tags
  }
}

module workflowAccess './modules/workflow-access.bicep' = if (workflowsEnabled) {
  name: 'workflow-access'
  scope: group
  params: {
    dataStorageName: dataStorage.outputs.name
    exporterPrincipalId: exporterWorkflowIdentity!.outputs.principalId
    deleterPrincipalId: deleterWorkflowIdentity!.outputs.principalId
  }
}

module workflows './modules/workflows.bicep' = if (workflowsEnabled) {
  name: 'workflows'
  scope: group
  dependsOn: [workflowAccess]
  params: {
    namePrefix: '${abbreviations.logicWorkflows}${token}'
    location: location
    tags: tags
    dataStorageName: dataStorage.outputs.name
    exporterIdentityId: exporterWorkflowIdentity!.outputs.id
    deleterIdentityId: deleterWorkflowIdentity!.outputs.id
    exportFrequency: exportFrequency
    exportInterval: exportInterval
    approverEmail: approverEmail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = functionApp.outputs.name
output API_BASE_URL string = '${functionApp.outputs.baseUrl}/api'
output DATA_STORAGE_NAME string = dataStorage.outputs.name
output DATA_REQUESTS_URL string = '${dataStorage.outputs.queueEndpoint}data-requests'
output ARCHIVES_URL string = '${dataStorage.outputs.blobEndpoint}exports'
output VAULT_NAME string = needsVault ? vault!.outputs.name : ''
output REQUEST_WORKFLOW_NAME string = workflowsEnabled ? workflows!.outputs.requestWorkflowName : ''
output MAIL_CONNECTION_NAME string = workflowsEnabled ? workflows!.outputs.mailConnectionName : ''

// For hooks/grant-access, which gives the roles on the Custom Vision account.
output USE_TRAINING_KEY bool = useTrainingKey
output CUSTOM_VISION_SUBSCRIPTION string = customVision[2]
output CUSTOM_VISION_RESOURCE_GROUP string = customVision[4]
output CUSTOM_VISION_ACCOUNT string = customVision[8]
output APP_PRINCIPAL_ID string = appIdentity.outputs.principalId
output DELETER_PRINCIPAL_ID string = deletes ? deleterIdentity!.outputs.principalId : ''
output DELETER_ROLE string = customVisionRole
