-- Safon in Neovim, from 0.7 on: put this file into ~/.config/nvim/plugin/. `safon` must be found by the shell.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  pattern = '*.safon',
  callback = function() vim.bo.filetype = 'safon' end,
})

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'safon',
  callback = function()
    vim.bo.commentstring = '# %s'
    vim.bo.shiftwidth = 2
    vim.bo.expandtab = true
    local cmd = { vim.g.safon_program or 'safon', 'lsp' }
    if vim.lsp.start then -- from 0.8 on
      vim.lsp.start({ name = 'safon', cmd = cmd, root_dir = vim.fn.expand('%:p:h') })
    else
      vim.g.safon_client = vim.g.safon_client or vim.lsp.start_client({ name = 'safon', cmd = cmd })
      vim.lsp.buf_attach_client(0, vim.g.safon_client)
    end
    local function key(keys, what) vim.keymap.set('n', keys, what, { buffer = true }) end
    key('K', vim.lsp.buf.hover)
    key('gd', vim.lsp.buf.definition)
    key('gr', vim.lsp.buf.references)
    key('<leader>rn', vim.lsp.buf.rename)
    key('<leader>ca', vim.lsp.buf.code_action)
    key('<leader>f', function() (vim.lsp.buf.format or vim.lsp.buf.formatting)() end)
    key(']d', vim.diagnostic.goto_next)
    key('[d', vim.diagnostic.goto_prev)
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  end,
})
