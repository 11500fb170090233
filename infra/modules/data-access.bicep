metadata description = 'Who may do what in the storage of user data.'

param accountName string

@description('Object id of the identity that the app runs under.')
param appPrincipalId string

@description('Object id of the person or group that fetches archives and tries the queue; empty: nobody.')
param operatorPrincipalId string

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string

var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageBlobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var storageQueueDataMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource exports 'containers' existing = {
      name: 'exports'
    }
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource dataRequests 'queues' existing = {
      name: 'data-requests'
    }
  }
}

// Writes archives and records, deletes them when due, and has keys for links made; on the account, which holds nothing else, because
// such a key is given for an account only.
resource appBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appPrincipalId, storageBlobDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Takes, sends and removes messages and lists queues. Reader, Processor and Sender together would do, but for a queue that somebody
// deleted: app and host make it again, and a message to a poison queue is not lost.
resource appQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appPrincipalId, storageQueueDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Fetches archives with azcopy; records and evidence stay out of reach.
resource operatorArchives 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(account::blobService::exports.id, operatorPrincipalId, storageBlobDataReader)
  scope: account::blobService::exports
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataReader)
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
  }
}

// Asks for exports by message. Not for deletions: their queue is given to nobody here.
resource operatorRequests 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(account::queueService::dataRequests.id, operatorPrincipalId, storageQueueDataMessageSender)
  scope: account::queueService::dataRequests
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataMessageSender)
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
  }
}

output accountName string = account.name
