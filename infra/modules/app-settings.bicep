metadata description = 'What the app reads from its environment, and who may call it. A blank setting counts as absent.'

param functionAppName string
param hostStorageName string
param dataStorageName string
param applicationInsightsName string

@description('Client id of the identity that the app runs under.')
param clientId string

@description('Client id of the identity that deletes; empty where nothing may be deleted.')
param deleterClientId string

param customVisionEndpoint string

@description('Resource id of the account, for its details; empty where the app has no role on it.')
param customVisionResourceId string

param callsPerSecond int
param archiveDays int
param recordDays int
param planValidHours int
param unconfirmedDays int

@description('Address of the vault that holds the secrets; empty: there is none.')
param vaultUri string
param useTrainingKey bool
param signEvidence bool

@description('Client id of the app registration that callers sign in to; empty: functions keys alone.')
param authClientId string

@description('A deletion is confirmed by another person than asked for it; needs sign-in.')
param twoPerson bool

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostStorageName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataStorageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

resource signIn 'Microsoft.Web/sites/config@2024-11-01' = if (!empty(authClientId)) {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: true
      // Programs send bearer tokens, the console has people sign in; nobody is sent to a page unasked.
      unauthenticatedClientAction: 'Return401'
      excludedPaths: ['/api/console', '/api/health', '/api/openapi.json', '/api/problems']
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: authClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            authClientId
            'api://${authClientId}'
          ]
        }
      }
    }
    login: {
      // Nobody is called with a caller's token, so none is kept.
      tokenStore: {
        enabled: false
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'appsettings'
  // First the platform checks tokens, then the app believes it.
  dependsOn: [signIn]
  properties: {
    // The host. It uses no queue of its own account: all triggers listen to the other one.
    AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
    AzureWebJobsStorage__tableServiceUri: hostStorage.properties.primaryEndpoints.table
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: clientId
    AZURE_CLIENT_ID: clientId
    SUPERVISOR_SCHEDULE: '0 * * * * *'

    // The agent brings the metrics that the alerts read.
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
    APPLICATIONINSIGHTS_ENABLE_AGENT: 'true'

    DataStorage__blobServiceUri: dataStorage.properties.primaryEndpoints.blob
    DataStorage__queueServiceUri: dataStorage.properties.primaryEndpoints.queue
    DataStorage__credential: 'managedidentity'
    DataStorage__clientId: clientId
    EXPORT_CONTAINER: 'exports'
    RECORD_CONTAINER: 'jobs'

    CustomVision__endpoint: customVisionEndpoint
    CustomVision__resourceId: customVisionResourceId
    CustomVision__trainingKey: useTrainingKey ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/custom-vision-training-key)' : ''
    CustomVision__deleteClientId: deleterClientId
    CustomVision__callsPerSecond: string(callsPerSecond)

    PUBLIC_BASE_URL: 'https://${site.properties.defaultHostName}'
    ARCHIVE_DAYS: string(archiveDays)
    RECORD_DAYS: string(recordDays)
    PLAN_VALID_HOURS: string(planValidHours)
    UNCONFIRMED_DAYS: string(unconfirmedDays)
    EVIDENCE_SIGNING_KEY: signEvidence ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/evidence-signing-key)' : ''

    // True only where the platform checks tokens: otherwise anybody could write the header that names the caller.
    ENTRA_SIGN_IN: empty(authClientId) ? 'false' : 'true'
    TWO_PERSON: twoPerson ? 'true' : 'false'
  }
}
