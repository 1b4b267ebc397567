-- A real editor talks to the server; neovim.sh starts it. SAFON_TREE and SAFON_PROGRAM say where the tree and the program
-- are; the folder is a copy of a policy.
local tree, folder = vim.env.SAFON_TREE, vim.fn.getcwd()
vim.g.safon_program = vim.env.SAFON_PROGRAM
vim.cmd('source ' .. tree .. '/adapters/editors/neovim/safon.lua')
vim.cmd('filetype on')

local passed, failed = 0, 0
local function check(what, ok, found)
  if ok then passed = passed + 1 return end
  failed = failed + 1
  io.stdout:write('wrong: ' .. what .. ': ' .. vim.inspect(found) .. '\n')
end
local function wait(ready) return vim.wait(20000, ready, 20) end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params or vim.lsp.util.make_position_params(), 20000) or {}
  for _, answer in pairs(answers) do return answer.result, answer.err end
end

vim.cmd('edit ' .. folder .. '/club.safon')
check('a client is attached', wait(function()
  for _, client in pairs(vim.lsp.get_active_clients()) do if client.initialized then return true end end
end), vim.lsp.get_active_clients())

-- Diagnostics as one types, and away again.
vim.fn.search('left on or before')
vim.cmd('normal! cwlest')
check('a mistake is told', wait(function() return #vim.diagnostic.get(0) == 1 end), vim.diagnostic.get(0))
local told = (vim.diagnostic.get(0)[1] or {}).message or ''
check('and how to mend it', told:find('did you mean `left`?', 1, true), told)
local range = vim.lsp.util.make_range_params()
range.context = { diagnostics = {} }
local action = (ask('textDocument/codeAction', range) or {})[1]
check('a code action', action and action.title == 'write `left`', action)
if action then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
check('that mends it', wait(function() return #vim.diagnostic.get(0) == 0 end), vim.diagnostic.get(0))

-- Hover, definition, completion.
vim.fn.cursor(1, 1)
vim.fn.search('when mile')
vim.fn.search('mile')
local hover = ask('textDocument/hover')
check('hover', hover and hover.contents.value:find('**mile**: requirement', 1, true), hover)
local place = ask('textDocument/definition')
check('definition', place and place.range.start.line + 1 == vim.fn.search('^requirement mile', 'n'), place)
vim.lsp.buf.definition()
local line = vim.fn.search('^requirement mile', 'n')
check('the cursor goes there', wait(function() return vim.fn.line('.') == line end), vim.fn.line('.'))

-- Rename, everywhere.
local before = vim.fn.search('when mile', 'n')
vim.lsp.buf.rename('sixteen_hundred')
check('rename', wait(function() return vim.fn.getline(before):find('when sixteen_hundred', 1, true) ~= nil end), vim.fn.getline(before))
check('nothing is wrong after it', wait(function() return #vim.diagnostic.get(0) == 0 end), vim.diagnostic.get(0))

-- Layout.
vim.fn.append(0, 'let   untidy=left')
local edits = ask('textDocument/formatting', vim.lsp.util.make_formatting_params())
check('formatting', edits and #edits == 1, edits)
if edits then vim.lsp.util.apply_text_edits(edits, 0, 'utf-16') end
check('laid out', vim.fn.getline(1) == 'let untidy = left', vim.fn.getline(1))

io.stdout:write(passed .. ' passed, ' .. failed .. ' failed\n')
vim.cmd(failed == 0 and 'qall!' or 'cquit')
