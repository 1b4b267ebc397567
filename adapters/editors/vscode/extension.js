// Starts `safon lsp` and leaves the rest to it.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const command = vscode.workspace.getConfiguration('safon').get('program');
  client = new LanguageClient('safon', 'Safon', { command, args: ['lsp'] }, {
    documentSelector: [{ scheme: 'file', language: 'safon' }],
  });
  client.start().catch((error) => {
    vscode.window.showErrorMessage(`Safon: \`${command} lsp\` cannot be started (${error.message}). ` +
      'Put the program where the shell finds it, or say where it is in the setting "safon.program".');
  });
};

exports.deactivate = () => client && client.stop();
