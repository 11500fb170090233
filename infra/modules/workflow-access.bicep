metadata description = 'The queues that the Logic Apps may use: one identity for exports, another for deletions.'

param dataStorageName string

@description('Object id of the identity that files exports.')
param exporterPrincipalId string

@description('Object id of the identity that files deletions and confirmations, and takes events.')
param deleterPrincipalId string

var storageQueueDataMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
var storageQueueDataMessageProcessor = '8a0f0c08-91a1-4084-bc3d-661d67233fed'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataStorageName

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource dataRequests 'queues' existing = {
      name: 'data-requests'
    }

    resource deletionRequests 'queues' existing = {
      name: 'deletion-requests'
    }

    resource dataEvents 'queues' existing = {
      name: 'data-events'
    }
  }
}

// Files exports, and can neither read what others filed nor ask for a deletion.
resource exporter 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::queueService::dataRequests.id, exporterPrincipalId, storageQueueDataMessageSender)
  scope: account::queueService::dataRequests
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataMessageSender)
    principalId: exporterPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Files deletions, and what the approver answered.
resource deleter 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::queueService::deletionRequests.id, deleterPrincipalId, storageQueueDataMessageSender)
  scope: account::queueService::deletionRequests
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataMessageSender)
    principalId: deleterPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Takes events and removes those that were handled.
resource events 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::queueService::dataEvents.id, deleterPrincipalId, storageQueueDataMessageProcessor)
  scope: account::queueService::dataEvents
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataMessageProcessor)
    principalId: deleterPrincipalId
    principalType: 'ServicePrincipal'
  }
}
