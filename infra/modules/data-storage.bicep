metadata description = 'Storage of user data: queues, archives and the records of jobs.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@allowed(['Standard_LRS', 'Standard_ZRS'])
@description('Both keep every copy in the region. Zones protect archives and evidence from the loss of a building.')
param redundancy string

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('Days that the app keeps an archive (ARCHIVE_DAYS).')
param archiveDays int

@description('Days after those at which storage deletes by itself what is left of archives; 0: never.')
param archiveMarginDays int

var containers = [
  'exports'
  'jobs'
]

// Of every function with a queue trigger the queue and its poison queue, and the queue that only workflows read.
var queues = [
  'data-events'
  'data-requests'
  'data-requests-poison'
  'deletion-requests'
  'deletion-requests-poison'
  'job-steps'
  'job-steps-poison'
  'export-account-info'
  'export-account-info-poison'
  'export-iterations'
  'export-iterations-poison'
  'export-iteration-details'
  'export-iteration-details-poison'
  'export-iteration-performance'
  'export-iteration-performance-poison'
  'export-projects'
  'export-projects-poison'
  'export-tags'
  'export-tags-poison'
  'export-images'
  'export-images-poison'
  'export-exported-models'
  'export-exported-models-poison'
  'export-predictions'
  'export-predictions-poison'
  'delete-account-info'
  'delete-account-info-poison'
  'delete-iterations'
  'delete-iterations-poison'
  'delete-iteration-details'
  'delete-iteration-details-poison'
  'delete-iteration-performance'
  'delete-iteration-performance-poison'
  'delete-projects'
  'delete-projects-poison'
  'delete-tags'
  'delete-tags-poison'
  'delete-images'
  'delete-images-poison'
  'delete-exported-models'
  'delete-exported-models-poison'
  'delete-predictions'
  'delete-predictions-poison'
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // Links to archives are signed with a key of the app's identity instead, which ends after hours and can be revoked.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
  }
}

// No copies that outlive a deletion: with soft delete, versions or a change feed an erased archive would still be there to bring back.
resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: false }
    containerDeleteRetentionPolicy: { enabled: false }
    isVersioningEnabled: false
    changeFeed: { enabled: false }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [for container in containers: {
  parent: blobService
  name: container
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [for queue in queues: {
  parent: queueService
  name: queue
}]

// The app deletes archives itself, and keeps one that a deletion relies on: it may be the last copy. A rule sees age and path and
// cannot tell that one from others, so it is off unless an operator sets a margin, and then also deletes archives that are kept.
// Records have no rule: evidence lies among them and must stay.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobService]
  properties: {
    policy: {
      rules: [
        {
          name: 'expire-archives'
          enabled: archiveMarginDays > 0
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['exports/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterCreationGreaterThan: archiveDays + archiveMarginDays }
              }
            }
          }
        }
      ]
    }
  }
}

output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
