<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DSR Tracker</source>
        <translation>关于 DSR Tracker</translation>
    </message>
    <message>
        <source>What became of the Digital Silk Road&apos;s promises, clause by clause, offline.</source>
        <translation>数字丝绸之路的各项承诺落实得如何：逐条跟踪，离线使用。</translation>
    </message>
    <message>
        <source>Tracker: {path}</source>
        <translation>跟踪文件：{path}</translation>
    </message>
    <message>
        <source>Catalogue: version {version}</source>
        <translation>目录：第{version}版</translation>
    </message>
    <message>
        <source>MIT licence. Qt is used under the LGPL, version 3.</source>
        <translation>MIT 许可证。Qt 依据 LGPL 第3版使用。</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Versions and places as text, for a question or a report of a fault</source>
        <translation>以文本形式复制版本和位置，用于提问或报告故障</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <source>Decide between readers</source>
        <translation>裁定初评与复评的分歧</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初评</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>来源：{names}</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Country or party</source>
        <translation>国家或参与方</translation>
    </message>
    <message>
        <source>Pair of readers</source>
        <translation>评估人组合</translation>
    </message>
    <message>
        <source>The pairs behind it</source>
        <translation>背后的成对评估</translation>
    </message>
    <message>
        <source>List the pairs of the chosen line (Enter), or of all</source>
        <translation>列出所选行（Enter）或全部的成对评估</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致程度</translation>
    </message>
    <message>
        <source>First ratings down, second across</source>
        <translation>纵向为初评，横向为复评</translation>
    </message>
    <message>
        <source>All batches</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>Equal: {share} · quadratic weighted kappa: {kappa}</source>
        <translation>相同：{share} · 二次加权 kappa：{kappa}</translation>
    </message>
    <message>
        <source>{n} pairs</source>
        <translation>{n}对</translation>
    </message>
    <message>
        <source>No cell has a first judgement and a second reading that may be compared yet.</source>
        <translation>还没有既有初评又有复评、可供比较的单元格。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初评</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Answer feedback</source>
        <translation>答复反馈</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Attach</name>
    <message>
        <source>{n} documents attached</source>
        <translation>已附加{n}份文件</translation>
    </message>
    <message>
        <source>Attached: {title}</source>
        <translation>已附加：{title}</translation>
    </message>
    <message>
        <source>“{title}” is attached already; nothing was changed.</source>
        <translation>“{title}”此前已附加；未作任何更改。</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}”是文件夹。</translation>
    </message>
    <message>
        <source>Drop the document&apos;s file itself.</source>
        <translation>请拖入文件本身。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}).</source>
        <translation>无法读取“{name}”（{reason}）。</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it.</source>
        <translation>请检查该文件是否仍在原处，以及您是否有权读取。</translation>
    </message>
    <message>
        <source>Attach document</source>
        <translation>附加文件</translation>
    </message>
</context>
<context>
    <name>AuthorDialog</name>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Ratings, notes and sources are signed with this name, in the file and in reports.</source>
        <translation>评级、记事和来源均以此姓名署名，在文件和报告中都是如此。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Before a newer file format</source>
        <translation>升级文件格式之前</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>Before a merge</source>
        <translation>合并之前</translation>
    </message>
    <message>
        <source>Before a change of many cells</source>
        <translation>更改大量单元格之前</translation>
    </message>
    <message>
        <source>Before a restoration</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>source documents</source>
        <translation>原始文件</translation>
    </message>
    <message>
        <source>paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>parties</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>clauses and measures</source>
        <translation>条款和措施</translation>
    </message>
    <message>
        <source>participations</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>hidden records</source>
        <translation>隐藏的记录</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>{n} brought back</source>
        <translation>恢复{n}条</translation>
    </message>
    <message>
        <source>{n} changed back</source>
        <translation>改回{n}条</translation>
    </message>
    <message>
        <source>{n} taken away</source>
        <translation>移除{n}条</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>There is no backup of this tracker yet.</source>
        <translation>此跟踪文件尚无备份。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>One is made every half hour in which something was changed, and before what changes much. Each is compared with the tracker before it counts.</source>
        <translation>凡有更改的半小时备份一次，大量更改之前也会备份。每份备份都与跟踪文件核对无误后才算数。</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The tracker is as it was then: there is nothing to restore.</source>
        <translation>跟踪文件与当时一致：没有需要恢复的内容。</translation>
    </message>
    <message>
        <source>Restoring it: {what}.</source>
        <translation>恢复此备份将会：{what}。</translation>
    </message>
    <message>
        <source>{damage} Restoring puts a copy of the backup in its place; the damaged file is kept beside it under another name.</source>
        <translation>{damage}恢复时会以该备份的副本取代现有文件；损坏的文件将改名保留在旁边。</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Backed up: {name}</source>
        <translation>已备份：{name}</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Bring the tracker back to what it was on {when}?</source>
        <translation>要将跟踪文件恢复到{when}时的状态吗？</translation>
    </message>
    <message>
        <source>This means {what}. The present state is backed up first. The history stays, and undo takes this back.</source>
        <translation>这意味着：{what}。目前的状态会先行备份。历史记录保留，并且可以撤销。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The state is restored as a whole, or not at all. Undo takes it back.</source>
        <translation>状态要么整体恢复，要么完全不恢复。撤销即可收回。</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Stopped. Nothing was restored.</source>
        <translation>已停止。没有恢复任何内容。</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>BlindSign</name>
    <message>
        <source>No page and no report of yours tells what was judged of it until the batch is closed</source>
        <translation>在批次关闭之前，对其所作的评估不会出现在您的任何页面和报告中</translation>
    </message>
    <message>
        <source>1 cell is hidden: you read it blind</source>
        <translation>隐藏了1个单元格：您正在盲评</translation>
    </message>
    <message>
        <source>{n} cells are hidden: you read them blind</source>
        <translation>隐藏了{n}个单元格：您正在盲评</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Refused: {why}</source>
        <translation>已拒绝：{why}</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>a note more</source>
        <translation>新增一条记事</translation>
    </message>
    <message>
        <source>a source more</source>
        <translation>新增一个来源</translation>
    </message>
    <message>
        <source>{n} of {total} will change</source>
        <translation>共{total}个，将更改{n}个</translation>
    </message>
    <message>
        <source>{n} stay as they are</source>
        <translation>{n}个保持不变</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>{n}个被拒绝</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n}/{count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>CellRows</name>
    <message>
        <source>{rating}, contrary</source>
        <translation>{rating}，相反行动</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>自述</translation>
    </message>
    <message>
        <source>The rating that the party&apos;s own statements amount to</source>
        <translation>该方自己的说法相当于何种评级</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change {n} cells</source>
        <translation>更改{n}个单元格</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Choose or type at the left what all {n} cells shall get.</source>
        <translation>请在左侧选择或输入全部{n}个单元格要设置的内容。</translation>
    </message>
    <message>
        <source>Choose or type at the left what the cell shall get.</source>
        <translation>请在左侧选择或输入该单元格要设置的内容。</translation>
    </message>
    <message>
        <source>Looking at {n} cells…</source>
        <translation>正在查看{n}个单元格…</translation>
    </message>
    <message>
        <source>Change 1 cell</source>
        <translation>更改1个单元格</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Leave as it is; {day} for a new rating</source>
        <translation>保持不变；新评级为{day}</translation>
    </message>
    <message>
        <source>What becomes of the reason</source>
        <translation>如何处理理由</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Add below it</source>
        <translation>添加在其下</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Action against the undertaking</source>
        <translation>采取了与承诺相反的行动</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Claimed by the party</source>
        <translation>该方自述</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Search log</source>
        <translation>检索记录</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Where searched</source>
        <translation>检索范围</translation>
    </message>
    <message>
        <source>Sites, archives, databases</source>
        <translation>网站、档案、数据库</translation>
    </message>
    <message>
        <source>Languages searched</source>
        <translation>检索语言</translation>
    </message>
    <message>
        <source>Words searched for</source>
        <translation>检索词</translation>
    </message>
    <message>
        <source>Searched until</source>
        <translation>检索截至</translation>
    </message>
    <message>
        <source>Add a note to all</source>
        <translation>为全部添加记事</translation>
    </message>
    <message>
        <source>Date of the note</source>
        <translation>记事日期</translation>
    </message>
    <message>
        <source>Add a source to all</source>
        <translation>为全部添加来源</translation>
    </message>
    <message>
        <source>Title of the source</source>
        <translation>来源标题</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check this tracker</source>
        <translation>检查此跟踪文件</translation>
    </message>
    <message>
        <source>Looking at pages, edits, records and the catalogue…</source>
        <translation>正在检查页面、编辑、记录和目录…</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>Make the search index anew</source>
        <translation>重建搜索索引</translation>
    </message>
    <message>
        <source>Making the search index anew…</source>
        <translation>正在重建搜索索引…</translation>
    </message>
    <message>
        <source>“{name}” is sound.</source>
        <translation>“{name}”完好。</translation>
    </message>
    <message>
        <source>All that was recorded in “{name}” is sound; only a search does not find all of it.</source>
        <translation>“{name}”中记录的内容全部完好；只是搜索未必能找到全部。</translation>
    </message>
    <message>
        <source>“{name}” is damaged; it was left as it is. Restore a backup (File &gt; Backups), or save what is readable: dsr-tracker check FILE --repair OUT.</source>
        <translation>“{name}”已损坏；未对其作任何改动。请恢复备份（文件 &gt; 备份），或保存可读取的内容：dsr-tracker check FILE --repair OUT。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>以及另外{n}项</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。未作任何更改。</translation>
    </message>
</context>
<context>
    <name>ClaimsDialog</name>
    <message>
        <source>Claims and evidence</source>
        <translation>自述与证据</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少什么</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>自述</translation>
    </message>
    <message>
        <source>Evidence supports</source>
        <translation>证据支持</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No evidence for the claim</source>
        <translation>自述缺少证据</translation>
    </message>
    <message>
        <source>No claim beside the evidence</source>
        <translation>有证据而无自述</translation>
    </message>
    <message>
        <source>Claims without evidence: {n}. Cells with evidence and no claim: {m}.</source>
        <translation>没有证据的自述：{n}个。有证据而没有自述的单元格：{m}个。</translation>
    </message>
    <message>
        <source>Every claim has its evidence, and all evidence a claim.</source>
        <translation>每项自述都有证据，所有证据都有对应的自述。</translation>
    </message>
</context>
<context>
    <name>ClauseSheet</name>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Status of every party</source>
        <translation>各参与方的状况</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>落实状况</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>议定</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Legal character</source>
        <translation>法律性质</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>又称</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>over all its clauses and parties; measures are counted apart</source>
        <translation>涵盖其所有条款和参与方；措施另行计算</translation>
    </message>
    <message>
        <source>over its parties</source>
        <translation>涵盖其各参与方</translation>
    </message>
    <message>
        <source>Distribution by party: {provision}</source>
        <translation>各参与方的分布：{provision}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Said in</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>What is known of the instrument or clause</source>
        <translation>该文书或条款的已知信息</translation>
    </message>
</context>
<context>
    <name>ClausesPanel</name>
    <message>
        <source>Find a clause or measure</source>
        <translation>查找条款或措施</translation>
    </message>
    <message>
        <source>Instruments, clauses and measures</source>
        <translation>文书、条款和措施</translation>
    </message>
    <message>
        <source>{n} of {m} clauses and measures</source>
        <translation>{m}个条款和措施中的{n}个</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>正在筛选…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Add instrument…</source>
        <translation>添加文书…</translation>
    </message>
    <message>
        <source>Add clause…</source>
        <translation>添加条款…</translation>
    </message>
    <message>
        <source>Add measure…</source>
        <translation>添加措施…</translation>
    </message>
    <message>
        <source>Add country or party…</source>
        <translation>添加国家或参与方…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Change a record of your own; what was shipped can only be hidden</source>
        <translation>修改您自己的记录；随程序提供的记录只能隐藏</translation>
    </message>
    <message>
        <source>Leave it out of screens and reports; undo or bring it back later</source>
        <translation>从界面和报告中略去；可以撤销，也可日后恢复</translation>
    </message>
    <message>
        <source>Hidden…</source>
        <translation>已隐藏…</translation>
    </message>
    <message>
        <source>List what is hidden or retired and bring it back</source>
        <translation>列出已隐藏或停用的内容并恢复</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an instrument, clause, measure or party</source>
        <translation>添加文书、条款、措施或参与方</translation>
    </message>
</context>
<context>
    <name>CloseCycleDialog</name>
    <message>
        <source>Close a cycle</source>
        <translation>关闭周期</translation>
    </message>
    <message>
        <source>Kept is the full report of {day}, as it would be written now: every rating with its reason, notes and sources, and the overall figure, {figure}. It gets a fingerprint (SHA-256) and never changes.

You can go on judging and correcting. What differs from the kept report is then told as a correction, with who made it, when and why.

Ctrl+Z opens the cycle again.</source>
        <translation>将保留{day}的完整报告，与此刻写出的相同：每个评级及其理由、记事和来源，以及总体数字 {figure}。报告附有指纹（SHA-256），此后不再改变。

您仍可继续评估和更正。与所保留报告不同之处会列为更正，并注明何人、何时、为何更改。

Ctrl+Z 可重新打开该周期。</translation>
    </message>
    <message>
        <source>Differences between readers that nobody has decided yet: {n}.</source>
        <translation>评估人之间尚未裁定的分歧：{n}个。</translation>
    </message>
    <message>
        <source>Close the cycle</source>
        <translation>关闭周期</translation>
    </message>
</context>
<context>
    <name>ColumnChips</name>
    <message>
        <source>Columns that are filtered</source>
        <translation>已筛选的列</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the filters of columns</source>
        <translation>清除列的筛选</translation>
    </message>
    <message>
        <source>Show every row of the table again (Esc)</source>
        <translation>重新显示表格的所有行（Esc）</translation>
    </message>
    <message>
        <source>{column}: {condition}</source>
        <translation>{column}：{condition}</translation>
    </message>
    <message>
        <source>In “{table}”:</source>
        <translation>“{table}”中：</translation>
    </message>
    <message>
        <source>Every row is shown.</source>
        <translation>显示所有行。</translation>
    </message>
</context>
<context>
    <name>ColumnFilter</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>has “{text}” in it</source>
        <translation>含有“{text}”</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}至{high}</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low} 起</translation>
    </message>
    <message>
        <source>{high} or less</source>
        <translation>至 {high}</translation>
    </message>
    <message>
        <source>{column}, filtered: {condition}</source>
        <translation>{column}，已筛选：{condition}</translation>
    </message>
    <message>
        <source>{n} of {m} rows</source>
        <translation>共{m}行，显示{n}行</translation>
    </message>
    <message>
        <source>{values} and {n} more</source>
        <translation>{values} 等（另有{n}个）</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Colu&amp;mns</source>
        <translation>列(&amp;M)</translation>
    </message>
    <message>
        <source>There is no table on this page. Its cells are filtered by Ctrl+Shift+F.</source>
        <translation>此页没有表格。其单元格用 Ctrl+Shift+F 筛选。</translation>
    </message>
    <message>
        <source>No table with columns is shown</source>
        <translation>没有显示带列的表格</translation>
    </message>
</context>
<context>
    <name>ColumnPopup</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Find a value, or any text in it</source>
        <translation>查找取值或其中的文字</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>全选所列</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show every row again, whatever it says in this column</source>
        <translation>重新显示所有行，不论此列的内容</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Filter by “{column}”</source>
        <translation>按“{column}”筛选</translation>
    </message>
    <message>
        <source>2026-03-31, 2026-03 or 2026</source>
        <translation>2026-03-31、2026-03 或 2026</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Write a day, a month or a year: 2026-03-31, 2026-03 or 2026.</source>
        <translation>请写日期、月份或年份：2026-03-31、2026-03 或 2026。</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>请写一个数字。</translation>
    </message>
    <message>
        <source>{column}: {condition}</source>
        <translation>{column}：{condition}</translation>
    </message>
    <message>
        <source>Nothing is chosen: every row is shown.</source>
        <translation>未作选择：显示所有行。</translation>
    </message>
    <message>
        <source>{n} more values are not listed: type to find them.</source>
        <translation>另有{n}个取值未列出：输入文字即可查找。</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Show all columns</source>
        <translation>显示所有列</translation>
    </message>
    <message>
        <source>Filter by “{column}”…</source>
        <translation>按“{column}”筛选…</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示该列的全部取值</translation>
    </message>
    <message>
        <source>Sort from first to last</source>
        <translation>升序排列</translation>
    </message>
    <message>
        <source>Sort from last to first</source>
        <translation>降序排列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ConflictSheet</name>
    <message>
        <source>The conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>removed by {who}</source>
        <translation>由{who}删除</translation>
    </message>
    <message>
        <source>{field}, before</source>
        <translation>{field}，此前</translation>
    </message>
    <message>
        <source>{field}, ours</source>
        <translation>{field}，我方</translation>
    </message>
    <message>
        <source>{field}, theirs</source>
        <translation>{field}，对方</translation>
    </message>
    <message>
        <source>Take ours (O)</source>
        <translation>采用我方(O)</translation>
    </message>
    <message>
        <source>Take theirs (T)</source>
        <translation>采用对方(T)</translation>
    </message>
</context>
<context>
    <name>CopiesList</name>
    <message>
        <source>Archived copies</source>
        <translation>存档副本</translation>
    </message>
    <message>
        <source>No copy yet. Archive the page or PDF as you found it, or drop a file here.</source>
        <translation>还没有副本。可将所见的网页或 PDF 存档，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>Archive a copy…</source>
        <translation>存档副本…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open the selected copy</source>
        <translation>打开所选副本</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the selected copy as a file</source>
        <translation>将所选副本另存为文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected copy</source>
        <translation>移除所选副本</translation>
    </message>
    <message>
        <source>This kind of file is not opened from here. Save it, if you trust where it came from.</source>
        <translation>此类文件不从这里打开。如信任其来源，可先保存。</translation>
    </message>
    <message>
        <source>Archive a copy</source>
        <translation>存档副本</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Open an archived copy</source>
        <translation>打开存档副本</translation>
    </message>
    <message>
        <source>Open “{name}” in another program?</source>
        <translation>用其他程序打开“{name}”？</translation>
    </message>
    <message>
        <source>It is a copy of what somebody published: {kind}, {size}. It is written to a temporary folder as a file that cannot run, and goes when this tracker is closed.</source>
        <translation>这是他人发布内容的副本：{kind}，{size}。它将作为不可执行的文件写入临时文件夹，关闭此跟踪文件时删除。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>No program could be started for this kind of file.</source>
        <translation>无法启动打开此类文件的程序。</translation>
    </message>
    <message>
        <source>Save the copy and open it yourself.</source>
        <translation>请保存副本后自行打开。</translation>
    </message>
</context>
<context>
    <name>CorrectionsList</name>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Choose a cycle above.</source>
        <translation>请在上方选择一个周期。</translation>
    </message>
    <message>
        <source>“{name}” is not closed: nothing that it said is kept yet.</source>
        <translation>“{name}”尚未关闭：还没有保留其报告内容。</translation>
    </message>
    <message>
        <source>“{name}” was closed {when}. Its report has the fingerprint {digest}.</source>
        <translation>“{name}”已于{when}关闭。其报告的指纹为 {digest}。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>1 cell is told otherwise now</source>
        <translation>现有1个单元格与其报告不同</translation>
    </message>
    <message>
        <source>{n} cells are told otherwise now</source>
        <translation>现有{n}个单元格与其报告不同</translation>
    </message>
    <message>
        <source>Nothing was corrected since it was closed.</source>
        <translation>关闭以来未作更正。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>原为</translation>
    </message>
    <message>
        <source>Is now</source>
        <translation>现为</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>CountriesPanel</name>
    <message>
        <source>Find a country or party</source>
        <translation>查找国家或参与方</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Countries and other parties</source>
        <translation>国家及其他参与方</translation>
    </message>
    <message>
        <source>Provision</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Provisions with their status</source>
        <translation>各条目及其状况</translation>
    </message>
    <message>
        <source>Roles, with the paragraphs that say so</source>
        <translation>角色及载明该角色的段落</translation>
    </message>
    <message>
        <source>Figures about this party</source>
        <translation>关于该参与方的数据</translation>
    </message>
    <message>
        <source>Add a party…</source>
        <translation>添加参与方…</translation>
    </message>
    <message>
        <source>Add a country, province, city or body of your own</source>
        <translation>添加您自己的国家、省份、城市或机构</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Change a party of your own; what was shipped can only be hidden</source>
        <translation>修改您自己的参与方；随程序提供的只能隐藏</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Leave it out of screens and reports; undo or bring it back later</source>
        <translation>从界面和报告中略去；可以撤销，也可日后恢复</translation>
    </message>
    <message>
        <source>Hidden…</source>
        <translation>已隐藏…</translation>
    </message>
    <message>
        <source>List what is hidden or retired and bring it back</source>
        <translation>列出已隐藏或停用的内容并恢复</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>正在筛选…</translation>
    </message>
    <message>
        <source>{n} of {m} countries and parties</source>
        <translation>{m}个国家和参与方中的{n}个</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>No provision is assessed for {name}: no document names it in a part that commits it. To follow it all the same, add it to an instrument on the Clauses page.</source>
        <translation>没有为{name}评估的条目：没有文件以使其承担义务的角色提到它。若仍要跟踪，请在“条款”页将其加入某项文书。</translation>
    </message>
    <message>
        <source>Roles ({count})</source>
        <translation>角色（{count}）</translation>
    </message>
    <message>
        <source>Figures ({count})</source>
        <translation>数据（{count}）</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Said in</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What is known of the party</source>
        <translation>该参与方的已知信息</translation>
    </message>
</context>
<context>
    <name>CycleChoice</name>
    <message>
        <source>{name}: cycle</source>
        <translation>{name}：周期</translation>
    </message>
    <message>
        <source>End of</source>
        <translation>取周期结束日</translation>
    </message>
    <message>
        <source>no cycle</source>
        <translation>不选周期</translation>
    </message>
</context>
<context>
    <name>CycleDialog</name>
    <message>
        <source>New cycle</source>
        <translation>新建周期</translation>
    </message>
    <message>
        <source>Change a cycle</source>
        <translation>更改周期</translation>
    </message>
    <message>
        <source>For example 2026, first half</source>
        <translation>例如：2026年上半年</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The cycle is closed: its days stay as its report has them.</source>
        <translation>该周期已关闭：其日期与报告中的保持一致。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>CycleFigureView</name>
    <message>
        <source>Save what it said…</source>
        <translation>保存其报告内容…</translation>
    </message>
    <message>
        <source>Write the kept report as a JSON file, bit by bit as it was kept</source>
        <translation>将所保存的报告原样写为 JSON 文件</translation>
    </message>
    <message>
        <source>The judgements behind it</source>
        <translation>背后的评估</translation>
    </message>
    <message>
        <source>As it said: {mean}</source>
        <translation>其报告所载：{mean}</translation>
    </message>
    <message>
        <source>As things stand: {mean}</source>
        <translation>目前状况：{mean}</translation>
    </message>
    <message>
        <source>Clauses only; {open} more apply and carry no score.</source>
        <translation>仅计条款；另有{open}个适用而没有分值。</translation>
    </message>
    <message>
        <source>{n} judged cells, {m} of them measures</source>
        <translation>{n}个已评单元格，其中{m}个为措施</translation>
    </message>
    <message>
        <source>{n} judged cells</source>
        <translation>{n}个已评单元格</translation>
    </message>
    <message>
        <source>Nothing was judged by its last day.</source>
        <translation>截至其结束日尚无评估。</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>评估人</translation>
    </message>
</context>
<context>
    <name>Cycles</name>
    <message>
        <source>○ Open</source>
        <translation>○ 进行中</translation>
    </message>
    <message>
        <source>◐ In review</source>
        <translation>◐ 审阅中</translation>
    </message>
    <message>
        <source>● Closed</source>
        <translation>● 已关闭</translation>
    </message>
    <message>
        <source>▲ Improved</source>
        <translation>▲ 改善</translation>
    </message>
    <message>
        <source>▼ Worsened</source>
        <translation>▼ 恶化</translation>
    </message>
    <message>
        <source>+ Newly assessed</source>
        <translation>+ 新评估</translation>
    </message>
    <message>
        <source>✎ Corrected</source>
        <translation>✎ 更正</translation>
    </message>
    <message>
        <source>↔ Changed otherwise</source>
        <translation>↔ 其他变动</translation>
    </message>
    <message>
        <source>{n} of {m} judged cells moved</source>
        <translation>{m}个已评单元格中有{n}个变动</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>CyclesPanel</name>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Hand to review</source>
        <translation>提交审阅</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Of the cycles</source>
        <translation>周期的内容</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>总体数字</translation>
    </message>
    <message>
        <source>1 cycle</source>
        <translation>1个周期</translation>
    </message>
    <message>
        <source>{n} cycles</source>
        <translation>{n}个周期</translation>
    </message>
    <message>
        <source>A cycle is a reporting period with a name, such as “2026, first half”. Add one with “New…”, judge the cells as of its days, and close it when its report goes out: what it said is then kept, and what is changed later is told as a correction.</source>
        <translation>周期是有名称的报告期，例如“2026年上半年”。用“新建…”添加，按其起止日期评估单元格，并在报告发出时关闭它：报告所载内容随之保留，此后的更改列为更正。</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>退回修改</translation>
    </message>
    <message>
        <source>Corrections ({n})</source>
        <translation>更正（{n}）</translation>
    </message>
    <message>
        <source>What it said is not in this file.</source>
        <translation>其报告内容不在此文件中。</translation>
    </message>
    <message>
        <source>Choose a cycle above.</source>
        <translation>请在上方选择一个周期。</translation>
    </message>
    <message>
        <source>Save what it said</source>
        <translation>保存其报告内容</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>报告 (*.json)</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>Overall figure</source>
        <translation>总体数字</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>It would tell what you read blind.</source>
        <translation>会透露您正在盲评的内容。</translation>
    </message>
    <message>
        <source>As its report said when it was closed: scored cells of those that apply.</source>
        <translation>关闭时其报告所载：适用单元格中计分者。</translation>
    </message>
    <message>
        <source>As things stand on its last day, known now: scored cells of those that apply.</source>
        <translation>以目前所知，结束日当天的状况：适用单元格中计分者。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>“{name}” is open in another window, which is in front now.</source>
        <translation>“{name}”已在另一窗口中打开，该窗口现已置于最前。</translation>
    </message>
    <message>
        <source>“{name}” was written by DSR Tracker {version}, which is later than this one, and is open read-only. Look and report as you like; to change something, install that version.</source>
        <translation>“{name}”由更新的版本 DSR Tracker {version} 写入，现以只读方式打开。您可以随意查看和生成报告；若要更改，请安装该版本。</translation>
    </message>
    <message>
        <source>“{name}” is open in another window that does not answer. It is open read-only here and shows what is saved there.</source>
        <translation>“{name}”已在另一个没有响应的窗口中打开。此处以只读方式打开，显示那里已保存的内容。</translation>
    </message>
    <message>
        <source>“{name}” is open read-only. Look and report as you like; to change something, save a copy elsewhere (File &gt; Save a copy) and work there.</source>
        <translation>“{name}”以只读方式打开。您可以随意查看和生成报告；若要更改，请将副本另存到别处（文件 &gt; 保存副本）后再编辑。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>One thing that you set yourself is overdue.</source>
        <translation>您自己设定的1个事项已逾期。</translation>
    </message>
    <message>
        <source>{n} things that you set yourself are overdue.</source>
        <translation>您自己设定的{n}个事项已逾期。</translation>
    </message>
    <message>
        <source>Show what is due…</source>
        <translation>显示到期事项…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>What you are typing cannot be kept safe against a crash ({why}). Saving works as before.</source>
        <translation>您正在输入的内容无法防备崩溃（{why}）。保存仍照常进行。</translation>
    </message>
    <message>
        <source>The damaged file is kept as {path}.</source>
        <translation>损坏的文件保留为{path}。</translation>
    </message>
    <message>
        <source>“{name}” lies beside this tracker. It is the same tracker, changed elsewhere, and was put there by the program that keeps the folder in step. Nothing of it is shown here.</source>
        <translation>“{name}”位于此跟踪文件旁边。它是在别处更改过的同一跟踪文件，由同步该文件夹的程序放在那里。其内容未在此显示。</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>New tracker</source>
        <translation>新建跟踪文件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Copy saved: {path}</source>
        <translation>副本已保存：{path}</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Vector picture (*.svg);;Picture (*.png)</source>
        <translation>矢量图 (*.svg);;图片 (*.png)</translation>
    </message>
    <message>
        <source>Picture saved: {path}</source>
        <translation>图片已保存：{path}</translation>
    </message>
    <message>
        <source>Open a tracker</source>
        <translation>打开跟踪文件</translation>
    </message>
    <message>
        <source>Trackers (*.dsr);;All files (*)</source>
        <translation>跟踪文件 (*.dsr);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>DifferencesList</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>裁定…</translation>
    </message>
    <message>
        <source>Open the cell</source>
        <translation>打开单元格</translation>
    </message>
    <message>
        <source>Pairs of readings</source>
        <translation>初评与复评对照</translation>
    </message>
    <message>
        <source>Behind the figure: {name} ({n})</source>
        <translation>数值背后：{name}（{n}）</translation>
    </message>
    <message>
        <source>{n} of {m} pairs</source>
        <translation>{m}对中的{n}对</translation>
    </message>
    <message>
        <source>No reader differs from the first judgement, or all is decided.</source>
        <translation>没有与初评不同的复评，或均已裁定。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初评</translation>
    </message>
    <message>
        <source>Its reason</source>
        <translation>其理由</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已裁定</translation>
    </message>
</context>
<context>
    <name>Distribution</name>
    <message>
        <source>No cells</source>
        <translation>没有单元格</translation>
    </message>
    <message>
        <source>{count} of {total} {rating} ({share} %)</source>
        <translation>{total}个中有{count}个为{rating}（{share}%）</translation>
    </message>
</context>
<context>
    <name>DistributionLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>{rating}  {count:,} ({share} %)</source>
        <translation>{rating}  {count:,}（{share}%）</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>No link and no citation was found in what was dropped.</source>
        <translation>拖放的内容中没有找到链接或引文。</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Also what was met</source>
        <translation>包括已达成的</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Nothing is due. On the Clauses page a clause takes milestones and indicators with a day; periods of clauses and ends of cycles are listed here too.</source>
        <translation>没有到期事项。可在“条款”页为条款添加带日期的里程碑和指标；条款的期限和周期的结束也列在这里。</translation>
    </message>
    <message>
        <source>Save a calendar…</source>
        <translation>存为日历…</translation>
    </message>
    <message>
        <source>An iCalendar file (.ics) that calendars of other programs read</source>
        <translation>其他程序的日历可读取的 iCalendar 文件（.ics）</translation>
    </message>
    <message>
        <source>{name}: {target}</source>
        <translation>{name}：{target}</translation>
    </message>
    <message>
        <source>Save a calendar</source>
        <translation>存为日历</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>日历（*.ics）</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期事项</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy with &amp;headers</source>
        <translation>连同标题复制(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Chang&amp;e selected cells…</source>
        <translation>更改所选单元格(&amp;E)…</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be changed in it.</source>
        <translation>此跟踪文件以只读方式打开：无法更改其中的内容。</translation>
    </message>
    <message>
        <source>Copied {rows} × {columns}.</source>
        <translation>已复制 {rows} × {columns}。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>没有选中任何内容。</translation>
    </message>
    <message>
        <source>Select cells first: on the Matrix page, or in a list of cells.</source>
        <translation>请先选择单元格：在“矩阵”页面上，或在单元格列表中。</translation>
    </message>
    <message>
        <source>Changed. Ctrl+Z takes it back.</source>
        <translation>已更改。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>{what} {advice}</source>
        <translation>{what}{advice}</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>For {cell}</source>
        <translation>用于：{cell}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Year-month-day, for example 2026-03-31</source>
        <translation>年-月-日，例如 2026-03-31</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Accessed on</source>
        <translation>查阅日期</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>For example en, zh or ar</source>
        <translation>例如 en、zh 或 ar</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Copies:</source>
        <translation>副本：</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>This address is recorded already: {title}.</source>
        <translation>此网址已有记录：{title}。</translation>
    </message>
    <message>
        <source>Change that source instead.</source>
        <translation>请改为修改该来源。</translation>
    </message>
    <message>
        <source>No source is chosen.</source>
        <translation>尚未选择来源。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择一个。</translation>
    </message>
    <message>
        <source>“{title}” stands behind this cell already.</source>
        <translation>“{title}”已用于此单元格。</translation>
    </message>
    <message>
        <source>Choose another source.</source>
        <translation>请选择另一来源。</translation>
    </message>
    <message>
        <source>Title, publisher or link</source>
        <translation>标题、发布者或链接</translation>
    </message>
    <message>
        <source>Find a source</source>
        <translation>查找来源</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Where the source comes from</source>
        <translation>来源的出处</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>新来源</translation>
    </message>
    <message>
        <source>Already recorded</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>No source matches “{text}”.</source>
        <translation>没有与“{text}”相符的来源。</translation>
    </message>
    <message>
        <source>The newest {n} are listed; type to find others.</source>
        <translation>仅列出最新的{n}个；输入文字可查找其他来源。</translation>
    </message>
</context>
<context>
    <name>EvidenceSection</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit the selected source</source>
        <translation>编辑所选来源</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected source from this cell</source>
        <translation>将所选来源从此单元格移除</translation>
    </message>
    <message>
        <source>Link to a source</source>
        <translation>来源链接</translation>
    </message>
    <message>
        <source>Paste a link, DOI or citation, then Enter</source>
        <translation>粘贴链接、DOI 或引文，然后按 Enter</translation>
    </message>
    <message>
        <source>1 copy kept</source>
        <translation>存有1份副本</translation>
    </message>
    <message>
        <source>{n} copies kept</source>
        <translation>存有{n}份副本</translation>
    </message>
    <message>
        <source>Describe a source…</source>
        <translation>描述来源…</translation>
    </message>
    <message>
        <source>From a text…</source>
        <translation>从文本…</translation>
    </message>
    <message>
        <source>Add sources from a pasted text or a reference manager&apos;s file</source>
        <translation>从粘贴的文本或文献管理软件的文件添加来源</translation>
    </message>
    <message>
        <source>Evidence ({n})</source>
        <translation>证据（{n}）</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Merge a tracker into this one</source>
        <translation>将一个跟踪文件合并到此文件</translation>
    </message>
    <message>
        <source>Trackers (*.dsr);;All files (*)</source>
        <translation>跟踪文件 (*.dsr);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A tracker was dropped here</source>
        <translation>有跟踪文件拖放到此处</translation>
    </message>
    <message>
        <source>What shall become of “{name}”?</source>
        <translation>要如何处理“{name}”？</translation>
    </message>
    <message>
        <source>Opened, it takes the place of “{name}” in this window. Merged, its work comes into “{name}”.</source>
        <translation>若打开，它将在此窗口中取代“{name}”。若合并，其中的工作将并入“{name}”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>Merge it…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Merged “{name}”: {what}.</source>
        <translation>已合并“{name}”：{what}。</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>Unexpected fault</source>
        <translation>意外故障</translation>
    </message>
    <message>
        <source>Something went wrong inside DSR Tracker. Your file is as it was before.</source>
        <translation>DSR Tracker 内部出错。您的文件仍保持原样。</translation>
    </message>
    <message>
        <source>You can go on working. If it happens again, copy the details below and report them.</source>
        <translation>您可以继续工作。若再次发生，请复制下面的详细信息并报告。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Feedback from outside</source>
        <translation>外部反馈</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>A person, a ministry, a publisher</source>
        <translation>个人、部委、出版方</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>所述内容</translation>
    </message>
    <message>
        <source>Where it is on record</source>
        <translation>记录之处</translation>
    </message>
    <message>
        <source>A letter, an address</source>
        <translation>信函、网址</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>FeedbackSection</name>
    <message>
        <source>Feedback from outside</source>
        <translation>外部反馈</translation>
    </message>
    <message>
        <source>Nobody outside has said anything of this cell yet.</source>
        <translation>外部尚无人就此单元格提出意见。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FigurePage</name>
    <message>
        <source>The cells behind it</source>
        <translation>所依据的单元格</translation>
    </message>
    <message>
        <source>The cells behind the figure</source>
        <translation>该数字所依据的单元格</translation>
    </message>
    <message>
        <source>Scored cells only: {open} more apply but carry no score; {na} are not applicable and not among the {n}.</source>
        <translation>仅含计分单元格：另有{open}个适用但未计分；{na}个不适用，不在这{n}个之内。</translation>
    </message>
    <message>
        <source>Judged on another scale: {n}.</source>
        <translation>采用另一量表评估：{n}个。</translation>
    </message>
    <message>
        <source>{n} · not among the {all}</source>
        <translation>{n} · 不在{all}个之内</translation>
    </message>
    <message>
        <source>{n} · among the {all}, on another scale</source>
        <translation>{n} · 在{all}个之内，采用其他量表</translation>
    </message>
    <message>
        <source>{n} · among the {all}, without a score</source>
        <translation>{n} · 在{all}个之内，不计分</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Choose the mean of a row or column to see its cells.</source>
        <translation>选择某行或某列的均值即可查看其单元格。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Hide others</source>
        <translation>隐藏其他</translation>
    </message>
    <message>
        <source>In the matrix, leave out rows and columns without a cell that fits; else cells are dimmed</source>
        <translation>在矩阵中省去没有符合单元格的行和列；否则单元格变淡</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show everything again (Esc)</source>
        <translation>重新显示全部（Esc）</translation>
    </message>
    <message>
        <source>Filters in force</source>
        <translation>生效的筛选</translation>
    </message>
    <message>
        <source>Nothing is filtered any more.</source>
        <translation>已不再筛选。</translation>
    </message>
    <message>
        <source>not filtered: this page shows everything</source>
        <translation>未筛选：此页显示全部</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Filter {condition}</source>
        <translation>筛选：{condition}</translation>
    </message>
    <message>
        <source>{condition}
Change it</source>
        <translation>{condition}
更改</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Remove the filter {condition}</source>
        <translation>移除筛选：{condition}</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter: country:EG status:limited tag:cables</source>
        <translation>筛选：country:EG status:limited tag:cables</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FilterSign</name>
    <message>
        <source>Filtered: {filter}</source>
        <translation>已筛选：{filter}</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Country or party</source>
        <translation>国家或参与方</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Rated by</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Rated since</source>
        <translation>评级日期自</translation>
    </message>
    <message>
        <source>Rated until</source>
        <translation>评级日期至</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较起点</translation>
    </message>
    <message>
        <source>Undertaking</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>With</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>in any way</source>
        <translation>任何变动</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>specific</source>
        <translation>具体</translation>
    </message>
    <message>
        <source>partly specific</source>
        <translation>部分具体</translation>
    </message>
    <message>
        <source>vague</source>
        <translation>笼统</translation>
    </message>
    <message>
        <source>specificity not rated</source>
        <translation>未评定具体程度</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Action against the undertaking</source>
        <translation>采取了与承诺相反的行动</translation>
    </message>
    <message>
        <source>Nobody looked for long</source>
        <translation>久未查看</translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>Search or run a command    {keys}</source>
        <translation>搜索或执行命令    {keys}</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Open the matrix</source>
        <translation>打开矩阵</translation>
    </message>
    <message>
        <source>Open the matrix to assess a first cell</source>
        <translation>打开矩阵以评估第一个单元格</translation>
    </message>
    <message>
        <source>Nothing has been assessed yet</source>
        <translation>尚未评估任何内容</translation>
    </message>
    <message>
        <source>Every clause has one cell for each party that takes part. Open the matrix, go to a cell with the arrow keys and press one key; N adds a dated note, and Ctrl+Z takes back whatever you do. Everything is saved at once.</source>
        <translation>每个条款对每个参与方各有一个单元格。打开矩阵，用方向键移到某个单元格，按一个键即可评级；N 添加带日期的记事，Ctrl+Z 可撤销任何操作。一切都会立即保存。</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Everybody</source>
        <translation>所有各方</translation>
    </message>
    <message>
        <source>{value} ({day})</source>
        <translation>{value}（{day}）</translation>
    </message>
    <message>
        <source>{target} by {day}</source>
        <translation>{target}（不迟于{day}）</translation>
    </message>
    <message>
        <source>is continued by</source>
        <translation>由其延续</translation>
    </message>
    <message>
        <source>is narrowed by</source>
        <translation>由其细化</translation>
    </message>
    <message>
        <source>is implemented by</source>
        <translation>由其落实</translation>
    </message>
    <message>
        <source>conflicts with</source>
        <translation>抵触</translation>
    </message>
    <message>
        <source>contributes to</source>
        <translation>有助于</translation>
    </message>
    <message>
        <source>continues</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>narrows</source>
        <translation>细化</translation>
    </message>
    <message>
        <source>implements</source>
        <translation>落实</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Says who acts</source>
        <translation>写明由谁行动</translation>
    </message>
    <message>
        <source>Says what is done</source>
        <translation>写明做什么</translation>
    </message>
    <message>
        <source>Says how much</source>
        <translation>写明做多少</translation>
    </message>
    <message>
        <source>Says by when</source>
        <translation>写明何时完成</translation>
    </message>
    <message>
        <source>Can be measured</source>
        <translation>可以衡量</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>Specific ({least} to {most} points)</source>
        <translation>具体（{least}至{most}分）</translation>
    </message>
    <message>
        <source>Partly specific ({least} to {most} points)</source>
        <translation>部分具体（{least}至{most}分）</translation>
    </message>
    <message>
        <source>Vague ({least} to {most} points)</source>
        <translation>笼统（{least}至{most}分）</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已达成</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>End of the period</source>
        <translation>期限结束</translation>
    </message>
    <message>
        <source>End of the cycle</source>
        <translation>周期结束</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>{label}:</source>
        <translation>{label}：</translation>
    </message>
    <message>
        <source>2026-03-31, or 2026-03, or 2026</source>
        <translation>2026-03-31，或 2026-03，或 2026</translation>
    </message>
    <message>
        <source>What you typed is not saved yet. Esc once more leaves without it.</source>
        <translation>您输入的内容尚未保存。再按一次 Esc 将放弃并离开。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Leave it out of screens and reports. What was recorded stays; bring it back at any time.</source>
        <translation>从界面和报告中略去。已记录的内容会保留，可随时恢复。</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>无文件</translation>
    </message>
    <message>
        <source>Source document</source>
        <translation>原始文件</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>For example 2, 5-7</source>
        <translation>例如 2, 5-7</translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message>
        <source>Measure {number}: {title}</source>
        <translation>措施{number}：{title}</translation>
    </message>
    <message>
        <source>Clause {number}: {title}</source>
        <translation>第{number}条：{title}</translation>
    </message>
    <message>
        <source>{cell} · note of {day}</source>
        <translation>{cell} · {day}的记事</translation>
    </message>
    <message>
        <source>{cell} · judgement of {day}</source>
        <translation>{cell} · {day}的评估</translation>
    </message>
    <message>
        <source>{document}, paragraph {number}</source>
        <translation>{document}，第{number}段</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>条款</translation>
    </message>
</context>
<context>
    <name>GiveOutDialog</name>
    <message>
        <source>Give cells to a second reader</source>
        <translation>将单元格交给复评者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Batch {n}</source>
        <translation>批次{n}</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>复评者</translation>
    </message>
    <message>
        <source>As she signs her edits; your own name for yourself</source>
        <translation>须与其编辑署名一致；交给自己时填本人姓名</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>All judged cells of instruments</source>
        <translation>文书的全部已评单元格</translation>
    </message>
    <message>
        <source>The {n} cells that are selected</source>
        <translation>所选的{n}个单元格</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No more than</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>A sample: every second, third, … cell, in the order of the matrix</source>
        <translation>样本：按矩阵顺序每隔若干单元格取一个</translation>
    </message>
    <message>
        <source>Blind: the first judgement is hidden from the reader</source>
        <translation>盲评：对复评者隐藏初评</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>{n} cells</source>
        <translation>{n}个单元格</translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>What can be typed to narrow a search down</source>
        <translation>可用于缩小搜索范围的写法</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Clauses, measures and instruments</source>
        <translation>条款、措施和文书</translation>
    </message>
    <message>
        <source>Countries and parties</source>
        <translation>国家和参与方</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Second readings and decisions</source>
        <translation>复评与裁定</translation>
    </message>
    <message>
        <source>Feedback from outside</source>
        <translation>外部反馈</translation>
    </message>
    <message>
        <source>Rubrics and specificity</source>
        <translation>评分细则与具体程度</translation>
    </message>
    <message>
        <source>Milestones, indicators and links</source>
        <translation>里程碑、指标与关联</translation>
    </message>
    <message>
        <source>Looks and search plans</source>
        <translation>查看记录与检索方案</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Passages of the documents</source>
        <translation>文件段落</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{group} ({n})</source>
        <translation>{group}（{n}）</translation>
    </message>
    <message>
        <source>what concerns a country</source>
        <translation>涉及某一国家的内容</translation>
    </message>
    <message>
        <source>what concerns a clause and its measures</source>
        <translation>涉及某一条款及其措施的内容</translation>
    </message>
    <message>
        <source>what concerns an instrument</source>
        <translation>涉及某项文书的内容</translation>
    </message>
    <message>
        <source>cells with that rating</source>
        <translation>具有该评级的单元格</translation>
    </message>
    <message>
        <source>what bears a tag, or belongs to what does</source>
        <translation>带有该标签，或属于带有该标签者的内容</translation>
    </message>
    <message>
        <source>from that year, month or day on; until: up to it</source>
        <translation>自该年、月或日起；until：截至该日</translation>
    </message>
    <message>
        <source>notes alone; also judgement, feedback, rubric, milestone, source, tag …</source>
        <translation>仅记事；另有 judgement（评估）、feedback（反馈）、rubric（评分细则）、milestone（里程碑）、source（来源）、tag（标签）等</translation>
    </message>
    <message>
        <source>cells with evidence; has:note with notes</source>
        <translation>有证据的单元格；has:note 为有记事</translation>
    </message>
    <message>
        <source>words that follow each other</source>
        <translation>连续出现的词语</translation>
    </message>
    <message>
        <source>No command and no name has “{text}”. From two letters on the texts are searched, too.</source>
        <translation>没有命令或名称含有“{text}”。输入两个字母以上时也会搜索正文。</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”. Try fewer words, the beginning of a word, another spelling, or the search without its quotes or without what narrows it down (country:, clause:, since: …).</source>
        <translation>没有找到“{text}”。请尝试更少的词、词的开头、另一种写法，或去掉引号以及缩小范围的条件（country:、clause:、since: …）。</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Texts of attached documents</source>
        <translation>所附文件的正文</translation>
    </message>
    <message>
        <source>Sources that nothing in it cites</source>
        <translation>其中未被引用的来源</translation>
    </message>
    <message>
        <source>History: earlier wordings, and who wrote what when</source>
        <translation>历史记录：以往的文字，以及何人何时所写</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写入…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>A new file for somebody else, with the whole catalogue and what you tick of your work. What you removed is not in it. It can be worked in, and merged back (File &gt; Merge…).</source>
        <translation>为他人生成一个新文件，含完整的目录和您勾选的工作。您已移除的内容不在其中。对方可以在其中工作，之后再合并回来（文件 &gt; 合并…）。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick all: {list}</source>
        <translation>全选：{list}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Tick none: {list}</source>
        <translation>全不选：{list}</translation>
    </message>
    <message>
        <source>Tick at least one instrument and one country.</source>
        <translation>请至少勾选一项文书和一个国家。</translation>
    </message>
    <message>
        <source>In the file: {what}.</source>
        <translation>文件中包含：{what}。</translation>
    </message>
    <message>
        <source>Trackers (*.dsr);;All files (*)</source>
        <translation>跟踪文件 (*.dsr);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Handed over: {path}</source>
        <translation>已移交：{path}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Bodies of no country</source>
        <translation>不属于任何国家的机构</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Scale of this tracker: {title}</source>
        <translation>此跟踪文件的量表：{title}</translation>
    </message>
    <message>
        <source>key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>An example. Of seven cells six are scored: {cells}. One is not assessed. {working}: {mean}.</source>
        <translation>例如：七个单元格中有六个计分：{cells}。一个未评估。{working}：{mean}。</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>No topic has these words.</source>
        <translation>没有包含这些词的主题。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>{topic} – Help</source>
        <translation>{topic} – 帮助</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help topics</source>
        <translation>帮助主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;What can I do here?</source>
        <translation>在此可以做什么？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>检查更新(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;About DSR Tracker</source>
        <translation>关于 DSR Tracker(&amp;A)</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Page of the help</source>
        <translation>帮助页</translation>
    </message>
</context>
<context>
    <name>HiddenDialog</name>
    <message>
        <source>Hidden and retired</source>
        <translation>已隐藏和停用</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Participation</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>In</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Rated cells</source>
        <translation>已评级单元格</translation>
    </message>
    <message>
        <source>Nothing is hidden or retired. What you hide from the catalogue or retire of your own is listed here, and can be brought back.</source>
        <translation>没有已隐藏或停用的内容。您从目录中隐藏的或自行停用的内容会列在这里，并可恢复。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Left out of screens and reports. Nothing recorded about it is lost.</source>
        <translation>已从界面和报告中略去。有关记录没有丢失。</translation>
    </message>
    <message>
        <source>Dropped by catalogue</source>
        <translation>目录已删除</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>A newer catalogue no longer has it. Brought back, it becomes a record of your own.</source>
        <translation>较新的目录不再包含它。恢复后，它将成为您自己的记录。</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History of this cell</source>
        <translation>此单元格的历史</translation>
    </message>
    <message>
        <source>History of this cell ({n})</source>
        <translation>此单元格的历史（{n}）</translation>
    </message>
    <message>
        <source>undone: </source>
        <translation>已撤销：</translation>
    </message>
    <message>
        <source>redone: </source>
        <translation>已重做：</translation>
    </message>
    <message>
        <source>merged: </source>
        <translation>已合并：</translation>
    </message>
    <message>
        <source>looked at on {day}, no change</source>
        <translation>{day}查看，无变化</translation>
    </message>
    <message>
        <source>note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>second reading</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>decision between readers</source>
        <translation>分歧裁定</translation>
    </message>
    <message>
        <source>feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>{rating} taken back</source>
        <translation>撤回{rating}</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>contrary</source>
        <translation>相反行动</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>自述</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>search log</source>
        <translation>检索记录</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Judgements</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Whole instruments</source>
        <translation>整项文书</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Country or party</source>
        <translation>国家或参与方</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of (day)</source>
        <translation>截至（日）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Rating the party claims</source>
        <translation>该方自述的评级</translation>
    </message>
    <message>
        <source>Acts to the contrary</source>
        <translation>相反行动</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Places searched</source>
        <translation>检索范围</translation>
    </message>
    <message>
        <source>Languages searched</source>
        <translation>检索语言</translation>
    </message>
    <message>
        <source>Terms searched for</source>
        <translation>检索词</translation>
    </message>
    <message>
        <source>Searched until</source>
        <translation>检索截至</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Address of a source</source>
        <translation>来源的网址</translation>
    </message>
    <message>
        <source>Title of a source</source>
        <translation>来源的标题</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>记事的正文</translation>
    </message>
    <message>
        <source>Day of the note</source>
        <translation>记事的日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Accessed on</source>
        <translation>查阅日期</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Kind of instrument</source>
        <translation>文书类型</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>议定日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Legal character</source>
        <translation>法律性质</translation>
    </message>
    <message>
        <source>Period of the instrument from</source>
        <translation>文书期限起</translation>
    </message>
    <message>
        <source>Period of the instrument to</source>
        <translation>文书期限止</translation>
    </message>
    <message>
        <source>Number of the clause or measure</source>
        <translation>条款或措施编号</translation>
    </message>
    <message>
        <source>What it undertakes</source>
        <translation>所承诺的内容</translation>
    </message>
    <message>
        <source>Period of the clause from</source>
        <translation>条款期限起</translation>
    </message>
    <message>
        <source>Period of the clause to</source>
        <translation>条款期限止</translation>
    </message>
    <message>
        <source>Parties, between semicolons</source>
        <translation>参与方（以分号分隔）</translation>
    </message>
    <message>
        <source>Role of the parties</source>
        <translation>参与方角色</translation>
    </message>
    <message>
        <source>Kind of party</source>
        <translation>参与方的类别</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>{n} to take over</source>
        <translation>待导入{n}行</translation>
    </message>
    <message>
        <source>{n} here already</source>
        <translation>已有{n}行</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>拒绝{n}行</translation>
    </message>
    <message>
        <source>{n} empty</source>
        <translation>空白{n}行</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Imported {n} records. Ctrl+Z takes them back.</source>
        <translation>已导入{n}条记录。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>{n} were refused and left out.</source>
        <translation>拒绝并略去了{n}条。</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>加载对应关系</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>保存对应关系</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>{name} refused.csv</source>
        <translation>{name} 被拒绝的行.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>表格 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Mappings (*.json);;All files (*)</source>
        <translation>对应关系 (*.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ImportChoices</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>&amp;Use all suggestions</source>
        <translation>采用所有建议(&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Leave &amp;out refused rows</source>
        <translation>略去被拒绝的行(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Load mapping…</source>
        <translation>加载对应关系(&amp;L)…</translation>
    </message>
    <message>
        <source>Save &amp;mapping…</source>
        <translation>保存对应关系(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Say which column is which clause or measure.</source>
        <translation>请指明哪一列对应哪个条款或措施。</translation>
    </message>
    <message>
        <source>Say which column holds: {fields}.</source>
        <translation>请指明哪一列含有：{fields}。</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be imported into it.</source>
        <translation>此跟踪文件以只读方式打开：不能导入到其中。</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Choose a table.</source>
        <translation>请选择表格。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止。未导入任何内容。</translation>
    </message>
    <message>
        <source>Looking through the table…</source>
        <translation>正在检查表格…</translation>
    </message>
    <message>
        <source>Rows are refused: say what their values mean, or tick that they are left out.</source>
        <translation>有些行被拒绝：请说明其值的含义，或勾选将其略去。</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>没有可导入的内容。</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing is taken from: {columns}</source>
        <translation>未取用的列：{columns}</translation>
    </message>
    <message>
        <source>The table has no column “{column}”, which the mapping names.</source>
        <translation>表格中没有对应关系所指的列“{column}”。</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>The same in every row</source>
        <translation>每行相同</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>{field} (needed)</source>
        <translation>{field}（必需）</translation>
    </message>
    <message>
        <source>Column of: {field}</source>
        <translation>{field}所在的列</translation>
    </message>
    <message>
        <source>The same in every row: {field}</source>
        <translation>每行相同：{field}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Use “{column}”</source>
        <translation>采用“{column}”</translation>
    </message>
    <message>
        <source>{field}: use the column “{column}”</source>
        <translation>{field}：采用列“{column}”</translation>
    </message>
</context>
<context>
    <name>ImportFindings</name>
    <message>
        <source>Save &amp;refused rows…</source>
        <translation>保存被拒绝的行(&amp;R)…</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Values, and what they mean</source>
        <translation>各值及其含义</translation>
    </message>
    <message>
        <source>Values that mean nothing yet</source>
        <translation>尚无含义的值</translation>
    </message>
    <message>
        <source>… and {n} more; the saved file has all.</source>
        <translation>…以及另外{n}行；保存的文件中有全部。</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>拒绝{n}行</translation>
    </message>
</context>
<context>
    <name>ImportMeanings</name>
    <message>
        <source>{n} ×</source>
        <translation>{n}次</translation>
    </message>
    <message>
        <source>What “{value}” means as {field}: {n} rows</source>
        <translation>“{value}”作为{field}的含义：{n}行</translation>
    </message>
    <message>
        <source>… and {n} more values</source>
        <translation>…以及另外{n}个值</translation>
    </message>
    <message>
        <source>{field}: “{value}”</source>
        <translation>{field}：“{value}”</translation>
    </message>
</context>
<context>
    <name>ImportProvisions</name>
    <message>
        <source>Column of ratings</source>
        <translation>评级所在的列</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>not imported; type a number, title or id</source>
        <translation>不导入；请输入编号、标题或标识符</translation>
    </message>
    <message>
        <source>Clause or measure of “{column}”</source>
        <translation>“{column}”对应的条款或措施</translation>
    </message>
    <message>
        <source>Use “{provision}”</source>
        <translation>采用“{provision}”</translation>
    </message>
    <message>
        <source>“{column}”: use “{provision}”</source>
        <translation>“{column}”：采用“{provision}”</translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message>
        <source>CSV, TSV, Excel, OpenDocument or JSON</source>
        <translation>CSV、TSV、Excel、OpenDocument 或 JSON</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>工作表(&amp;S)</translation>
    </message>
    <message>
        <source>Each column of ratings is a &amp;provision</source>
        <translation>每个评级列对应一个条目(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Rows are</source>
        <translation>每行是(&amp;R)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Tables ({patterns});;All files (*)</source>
        <translation>表格 ({patterns});;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>IndicatorDialog</name>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Add an indicator</source>
        <translation>添加指标</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>For example “Households with a connection”</source>
        <translation>例如“已接入的家庭”</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For example %, CNY or towns</source>
        <translation>例如 %、元或个（城镇）</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>A number, or words; empty where there is none</source>
        <translation>数字或文字；没有则留空</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>所属参与方</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add indicator</source>
        <translation>添加指标</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>You read this cell blind. What was judged of it first, its notes and its history are hidden until the batch is closed.</source>
        <translation>您正在盲评此单元格。其初评、记事和历史在批次关闭前隐藏。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>How the figure was computed</source>
        <translation>该数字如何计算</translation>
    </message>
    <message>
        <source>No cell selected</source>
        <translation>未选择单元格</translation>
    </message>
    <message>
        <source>Choose a cell of the matrix with the mouse or the arrow keys. Then press a rating&apos;s key (0 to 3, L, S, C, E, X), N for a note, or Enter to come here.</source>
        <translation>请用鼠标或方向键选择矩阵中的单元格。然后按评级键（0至3、L、S、C、E、X），按 N 撰写记事，或按 Enter 来到此处。</translation>
    </message>
</context>
<context>
    <name>InstrumentDialog</name>
    <message>
        <source>New instrument</source>
        <translation>新文书</translation>
    </message>
    <message>
        <source>This instrument came with the catalogue: it can be hidden, but not altered.</source>
        <translation>此文书随目录提供：可以隐藏，但不能修改。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>议定日期</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Legal character</source>
        <translation>法律性质</translation>
    </message>
    <message>
        <source>For example: voluntary, non-binding</source>
        <translation>例如：自愿、无约束力</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>期限自</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>期限至</translation>
    </message>
    <message>
        <source>Other names, one per line</source>
        <translation>其他名称，每行一个</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add instrument</source>
        <translation>添加文书</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
</context>
<context>
    <name>InstrumentsDialog</name>
    <message>
        <source>Instruments to show</source>
        <translation>要显示的文书</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Tick what the matrix shall show; nothing ticked means all.</source>
        <translation>勾选矩阵要显示的文书；全不勾选表示全部。</translation>
    </message>
</context>
<context>
    <name>JudgementForm</name>
    <message>
        <source>Ahead of schedule</source>
        <translation>超前</translation>
    </message>
    <message>
        <source>On schedule</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>Behind schedule</source>
        <translation>滞后</translation>
    </message>
    <message>
        <source>Period over</source>
        <translation>期限已过</translation>
    </message>
    <message>
        <source>No period</source>
        <translation>无期限</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why this rating? Saved as you type.</source>
        <translation>为何如此评级？输入时即保存。</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Claimed by the party</source>
        <translation>该方自述</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Action against the undertaking</source>
        <translation>采取了与承诺相反的行动</translation>
    </message>
    <message>
        <source>Where searched</source>
        <translation>检索范围</translation>
    </message>
    <message>
        <source>Sites, archives, databases</source>
        <translation>网站、档案、数据库</translation>
    </message>
    <message>
        <source>Languages searched</source>
        <translation>检索语言</translation>
    </message>
    <message>
        <source>Terms searched for</source>
        <translation>检索词</translation>
    </message>
    <message>
        <source>Search plan that was followed</source>
        <translation>所用的检索方案</translation>
    </message>
    <message>
        <source>Searched until</source>
        <translation>检索截至</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>自述</translation>
    </message>
    <message>
        <source>Search log: where nothing was found</source>
        <translation>检索记录：查过何处而未发现证据</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>检索词</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>检索截至</translation>
    </message>
    <message>
        <source>Rubric: {text}</source>
        <translation>细则：{text}</translation>
    </message>
    <message>
        <source>Follow a plan…</source>
        <translation>采用方案…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Rate “{label}”</source>
        <translation>评为“{label}”</translation>
    </message>
    <message>
        <source>In the matrix</source>
        <translation>在矩阵中</translation>
    </message>
    <message>
        <source>Move; with Shift, select several cells</source>
        <translation>移动；按住 Shift 可选择多个单元格</translation>
    </message>
    <message>
        <source>Back to “Not assessed”; the history stays</source>
        <translation>恢复为“未评估”；历史记录保留</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>撰写记事</translation>
    </message>
    <message>
        <source>Go to the inspector</source>
        <translation>转到检查器</translation>
    </message>
    <message>
        <source>Open or fold the measures of a clause</source>
        <translation>展开或折叠条款的措施</translation>
    </message>
    <message>
        <source>Open the measures</source>
        <translation>展开措施</translation>
    </message>
    <message>
        <source>Fold the measures</source>
        <translation>折叠措施</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>在表格中</translation>
    </message>
    <message>
        <source>Filter by the column with the cursor</source>
        <translation>按光标所在的列筛选</translation>
    </message>
    <message>
        <source>Show every row again</source>
        <translation>重新显示所有行</translation>
    </message>
    <message>
        <source>In the inspector</source>
        <translation>在检查器中</translation>
    </message>
    <message>
        <source>Add the note that you are writing</source>
        <translation>添加正在撰写的记事</translation>
    </message>
    <message>
        <source>Back to the cells; dismisses a message</source>
        <translation>返回单元格；关闭消息</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>在表单中</translation>
    </message>
    <message>
        <source>Save, out of a text of several lines, too</source>
        <translation>保存（在多行文本中也可用）</translation>
    </message>
    <message>
        <source>In the box that searches</source>
        <translation>在搜索框中</translation>
    </message>
    <message>
        <source>Go to the next group</source>
        <translation>转到下一组</translation>
    </message>
    <message>
        <source>Open the line</source>
        <translation>打开该行</translation>
    </message>
    <message>
        <source>Open the line and keep the box</source>
        <translation>打开该行并保留此框</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>In a merge</source>
        <translation>在合并中</translation>
    </message>
    <message>
        <source>Take ours</source>
        <translation>采用我方</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方</translation>
    </message>
    <message>
        <source>Take ours or theirs in all fields</source>
        <translation>在所有字段中采用我方或对方</translation>
    </message>
    <message>
        <source>Go to the next conflict that is open</source>
        <translation>转到下一个未决定的冲突</translation>
    </message>
    <message>
        <source>In the help</source>
        <translation>在帮助中</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>返回上一页</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>再次前进</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Not everything is saved</source>
        <translation>并非所有内容都已保存</translation>
    </message>
    <message>
        <source>What you typed last cannot be saved.</source>
        <translation>您最后输入的内容无法保存。</translation>
    </message>
    <message>
        <source>It is kept on this computer and offered again when you open the tracker next.</source>
        <translation>它保留在此计算机上，下次打开该跟踪文件时会再次提供。</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>关闭并放弃</translation>
    </message>
    <message>
        <source>Not everything is written</source>
        <translation>尚未全部写完</translation>
    </message>
    <message>
        <source>Something is still being written.</source>
        <translation>仍有内容正在写入。</translation>
    </message>
    <message>
        <source>If you close now, it is stopped and nothing of it is left. Your tracker is saved.</source>
        <translation>如果现在关闭，写入会停止，不留下任何内容。您的跟踪文件已保存。</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>保持窗口打开</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Keys of the ratings: {list}</source>
        <translation>评级按键：{list}</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Do not ask again for this host while this tracker is open</source>
        <translation>此跟踪文件打开期间，不再就该主机询问</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {host} in the browser?</source>
        <translation>要在浏览器中打开 {host} 吗？</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
</context>
<context>
    <name>LinkOpener</name>
    <message>
        <source>No browser could be started for {address}.</source>
        <translation>无法启动浏览器以打开 {address}。</translation>
    </message>
    <message>
        <source>Copy the address and open it yourself.</source>
        <translation>请复制网址并自行打开。</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Show {n} more</source>
        <translation>再显示{n}个</translation>
    </message>
</context>
<context>
    <name>LooksMenu</name>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>文字大小(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>缩小(&amp;S)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Lookup</name>
    <message>
        <source>The texts cannot be searched. Commands, clauses and countries are found as before. Look at the tracker with File &gt; Check this tracker.</source>
        <translation>无法搜索正文。命令、条款和国家仍可照常查找。请用“文件 &gt; 检查此跟踪文件”检查。</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Attach source documents</source>
        <translation>附加原始文件</translation>
    </message>
    <message>
        <source>read-only: changes cannot be kept</source>
        <translation>只读：无法保留更改</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>MatrixColumns</name>
    <message>
        <source>Only {party}</source>
        <translation>仅{party}</translation>
    </message>
    <message>
        <source>{party}: {rating}</source>
        <translation>{party}：{rating}</translation>
    </message>
    <message>
        <source>All countries and ratings</source>
        <translation>所有国家和评级</translation>
    </message>
</context>
<context>
    <name>MatrixMeans</name>
    <message>
        <source>Mean of all scored cells</source>
        <translation>所有计分单元格的均值</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Mean of {party}</source>
        <translation>{party}的均值</translation>
    </message>
    <message>
        <source>Mean of {provision}</source>
        <translation>{provision}的均值</translation>
    </message>
    <message>
        <source>{title}, of the filtered cells</source>
        <translation>{title}（仅筛选出的单元格）</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Show the newest state</source>
        <translation>显示最新状态</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Show the measures of every clause; Space opens a single one</source>
        <translation>显示每个条款的措施；空格键可展开单个条款</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Put clauses together by their instrument or by a family of tags</source>
        <translation>按文书或按一组标签归类条款</translation>
    </message>
    <message>
        <source>Add a country…</source>
        <translation>添加国家…</translation>
    </message>
    <message>
        <source>Follow another country or party in this instrument</source>
        <translation>在此文书中跟踪另一国家或参与方</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be added to it.</source>
        <translation>此跟踪文件以只读方式打开：无法向其中添加内容。</translation>
    </message>
    <message>
        <source>Show how this figure was computed</source>
        <translation>显示该数字如何计算</translation>
    </message>
    <message>
        <source>No cell here fits the filter. Change it above, or press Esc to see all cells.</source>
        <translation>此处没有符合筛选的单元格。请在上方更改筛选，或按 Esc 查看全部单元格。</translation>
    </message>
    <message>
        <source>This instrument has no clauses or no parties yet. Add them on the Clauses page.</source>
        <translation>此文书尚无条款或参与方。请在“条款”页添加。</translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation>所有文书</translation>
    </message>
    <message>
        <source>{n} instruments…</source>
        <translation>{n}项文书…</translation>
    </message>
    <message>
        <source>Several instruments…</source>
        <translation>若干文书…</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>正在筛选…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Mean of all scored cells: {mean}</source>
        <translation>所有计分单元格的均值：{mean}</translation>
    </message>
    <message>
        <source>{n} of {m} cells</source>
        <translation>{m}个单元格中的{n}个</translation>
    </message>
    <message>
        <source>{cells}, and {n} of measures</source>
        <translation>{cells}，另有措施的{n}个</translation>
    </message>
    <message>
        <source>Mean of the filtered cells: {mean}</source>
        <translation>筛选出的单元格的均值：{mean}</translation>
    </message>
    <message>
        <source>{n} of {total} filtered cells assessed · as of {day}</source>
        <translation>筛选出的{total}个单元格中已评估{n}个 · 截至{day}</translation>
    </message>
    <message>
        <source>This is the state of {day}. What you rate now is dated that day.</source>
        <translation>这是{day}的状态。您现在的评级将以该日为截至日期。</translation>
    </message>
    <message>
        <source>{n} of {total} cells assessed · as of {day}</source>
        <translation>已评估{total}个单元格中的{n}个 · 截至{day}</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Matrix: provisions by parties</source>
        <translation>矩阵：各条目与各参与方</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加记事</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Looked at, no change</source>
        <translation>已查看，无变化</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
</context>
<context>
    <name>MatrixWords</name>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>takes no part</source>
        <translation>不参与</translation>
    </message>
    <message>
        <source>{party}, {provision}: {status}</source>
        <translation>{party}，{provision}：{status}</translation>
    </message>
    <message>
        <source>{cell}, filtered out</source>
        <translation>{cell}，已被筛除</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>{tag} · mean {mean}</source>
        <translation>{tag} · 均值{mean}</translation>
    </message>
    <message>
        <source>Action against the undertaking is on record.</source>
        <translation>记录有与承诺相反的行动。</translation>
    </message>
    <message>
        <source>You read this cell blind: what was judged of it is hidden.</source>
        <translation>您正在盲评此单元格：其评估已隐藏。</translation>
    </message>
</context>
<context>
    <name>MeanStrip</name>
    <message>
        <source>Mean {mean}</source>
        <translation>均值 {mean}</translation>
    </message>
</context>
<context>
    <name>MeasurementDialog</name>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation>添加数值</translation>
    </message>
    <message>
        <source>A number, for example 1,234.5</source>
        <translation>数字，例如 1,234.5</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Qualifier</source>
        <translation>限定语</translation>
    </message>
    <message>
        <source>For example “more than” or “about”</source>
        <translation>例如“超过”或“约”</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The link of a recorded source, or words</source>
        <translation>已记录来源的链接，或文字说明</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>添加数值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MeasuresSection</name>
    <message>
        <source>Its measures</source>
        <translation>所含措施</translation>
    </message>
    <message>
        <source>Measures by party, with the rating they suggest</source>
        <translation>各参与方的措施及其所建议的评级</translation>
    </message>
    <message>
        <source>over {count} measures and all parties; counted apart from clauses</source>
        <translation>涵盖{count}项措施和所有参与方；与条款分开计算</translation>
    </message>
    <message>
        <source>Distribution of the measures</source>
        <translation>措施的分布</translation>
    </message>
    <message>
        <source>Accept suggestion for {party}: {rating}</source>
        <translation>接受对{party}的建议：{rating}</translation>
    </message>
    <message>
        <source>As its measures suggest: {mean}.</source>
        <translation>由其措施建议：{mean}。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Reports</source>
        <translation>报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Write a report…</source>
        <translation>编写报告(&amp;W)…</translation>
    </message>
    <message>
        <source>Save the &amp;matrix as a picture…</source>
        <translation>将矩阵保存为图片(&amp;M)…</translation>
    </message>
    <message>
        <source>Save the &amp;distributions as a picture…</source>
        <translation>将分布保存为图片(&amp;D)…</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New tracker…</source>
        <translation>新建跟踪文件(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近使用的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>保存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>C&amp;heck this tracker…</source>
        <translation>检查此跟踪文件(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation>合并(&amp;M)…</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be merged into it.</source>
        <translation>此跟踪文件以只读方式打开：不能合并到其中。</translation>
    </message>
    <message>
        <source>&amp;Import a table…</source>
        <translation>导入表格(&amp;I)…</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be imported into it.</source>
        <translation>此跟踪文件以只读方式打开：不能导入到其中。</translation>
    </message>
    <message>
        <source>Han&amp;d over…</source>
        <translation>移交(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>R&amp;ate the selected cells</source>
        <translation>为所选单元格评级(&amp;A)</translation>
    </message>
    <message>
        <source>Loo&amp;ked at, no change</source>
        <translation>已查看，无变化(&amp;K)</translation>
    </message>
    <message>
        <source>Search p&amp;lans…</source>
        <translation>检索方案(&amp;L)…</translation>
    </message>
    <message>
        <source>Ta&amp;g the selected cells…</source>
        <translation>为选中的单元格加标签(&amp;G)…</translation>
    </message>
    <message>
        <source>Add a &amp;note</source>
        <translation>添加记事(&amp;N)</translation>
    </message>
    <message>
        <source>Add a &amp;link</source>
        <translation>添加链接(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ilter…</source>
        <translation>筛选(&amp;I)…</translation>
    </message>
    <message>
        <source>Filter &amp;by a column…</source>
        <translation>按列筛选(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Find or run a command…</source>
        <translation>查找或执行命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>As of t&amp;oday</source>
        <translation>截至今天(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器(&amp;I)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tracker</source>
        <translation>跟踪(&amp;T)</translation>
    </message>
    <message>
        <source>Add a &amp;country to the matrix…</source>
        <translation>向矩阵添加国家(&amp;C)…</translation>
    </message>
    <message>
        <source>Add a &amp;party…</source>
        <translation>添加参与方(&amp;P)…</translation>
    </message>
    <message>
        <source>Add an &amp;instrument…</source>
        <translation>添加文书(&amp;I)…</translation>
    </message>
    <message>
        <source>This tracker is open read-only: nothing can be added to it.</source>
        <translation>此跟踪文件以只读方式打开：无法向其中添加内容。</translation>
    </message>
    <message>
        <source>&amp;Attach a source document…</source>
        <translation>附加原始文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Hidden and retired…</source>
        <translation>已隐藏和停用(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>Change the rating &amp;scale…</source>
        <translation>更改评级量表(&amp;S)…</translation>
    </message>
    <message>
        <source>What is &amp;due…</source>
        <translation>到期事项(&amp;D)…</translation>
    </message>
    <message>
        <source>Claims and e&amp;vidence…</source>
        <translation>自述与证据(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Give cells to a second reader…</source>
        <translation>交给复评者(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Your name…</source>
        <translation>您的姓名(&amp;Y)…</translation>
    </message>
    <message>
        <source>Done: {label}. Ctrl+Z takes it back.</source>
        <translation>完成：{label}。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>MergeConflicts</name>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Next (N)</source>
        <translation>下一个(N)</translation>
    </message>
    <message>
        <source>{n} of {count} decided</source>
        <translation>已决定{count}个中的{n}个</translation>
    </message>
    <message>
        <source>The rest: ours</source>
        <translation>其余：我方</translation>
    </message>
    <message>
        <source>All ours</source>
        <translation>全部我方</translation>
    </message>
    <message>
        <source>The rest: theirs</source>
        <translation>其余：对方</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部对方</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge “{name}”</source>
        <translation>合并“{name}”</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Decide the conflicts</source>
        <translation>决定冲突</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Looking through “{name}”…</source>
        <translation>正在查看“{name}”…</translation>
    </message>
    <message>
        <source>Comparing both trackers…</source>
        <translation>正在比较两个跟踪文件…</translation>
    </message>
    <message>
        <source>Putting it into words…</source>
        <translation>正在整理结果…</translation>
    </message>
    <message>
        <source>“{name}” is merged as a whole, or not at all. One undo takes it back.</source>
        <translation>“{name}”要么整体合并，要么完全不合并。一次撤销即可收回。</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>正在合并</translation>
    </message>
    <message>
        <source>Stopped. Nothing was merged.</source>
        <translation>已停止。没有合并任何内容。</translation>
    </message>
    <message>
        <source>Both were read again; your decisions stay where the question is the same.</source>
        <translation>两者均已重新读取；问题未变之处，您的决定予以保留。</translation>
    </message>
    <message>
        <source>Remove records</source>
        <translation>移除记录</translation>
    </message>
    <message>
        <source>{removed:,} of your {own:,} records will be removed.</source>
        <translation>您的{own:,}条记录中将有{removed:,}条被移除。</translation>
    </message>
    <message>
        <source>They were removed in “{name}”. One undo brings all of them back.</source>
        <translation>它们在“{name}”中已被移除。撤销一次即可全部恢复。</translation>
    </message>
    <message>
        <source>Merge and remove them</source>
        <translation>合并并移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MergeSummary</name>
    <message>
        <source>Nothing is written before you press Merge. A backup comes first, and one undo takes it back.</source>
        <translation>在您按“合并”之前不会写入任何内容。合并前会先备份，撤销一次即可全部还原。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Changes by kind of record</source>
        <translation>按记录类别列出的更改</translation>
    </message>
    <message>
        <source>It was merged before, and that was undone: its history is here already.</source>
        <translation>此前曾合并过它，后又撤销：其历史记录已在此处。</translation>
    </message>
    <message>
        <source>Removed by one side and in use on the other; these stay:</source>
        <translation>一方移除而另一方仍在使用；以下予以保留：</translation>
    </message>
    <message>
        <source>“{name}” holds nothing that is new here.</source>
        <translation>“{name}”中没有此处尚无的内容。</translation>
    </message>
    <message>
        <source>The two are not copies of one tracker. What both recorded alike is one; the rest is added.</source>
        <translation>两者不是同一跟踪文件的副本。双方记录相同的内容合而为一，其余予以添加。</translation>
    </message>
    <message>
        <source>{n:,} change</source>
        <translation>{n:,}项更改</translation>
    </message>
    <message>
        <source>{n:,} changes</source>
        <translation>{n:,}项更改</translation>
    </message>
    <message>
        <source>{count} by {author}, {days}</source>
        <translation>{author}的{count}，{days}</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>未署名者</translation>
    </message>
    <message>
        <source>{n:,} conflict decided</source>
        <translation>已决定{n:,}个冲突</translation>
    </message>
    <message>
        <source>{n:,} conflicts decided</source>
        <translation>已决定{n:,}个冲突</translation>
    </message>
    <message>
        <source>{n:,} conflict</source>
        <translation>{n:,}个冲突</translation>
    </message>
    <message>
        <source>{n:,} conflicts</source>
        <translation>{n:,}个冲突</translation>
    </message>
    <message>
        <source>{n:,} added</source>
        <translation>添加{n:,}条</translation>
    </message>
    <message>
        <source>{n:,} changed</source>
        <translation>更改{n:,}条</translation>
    </message>
    <message>
        <source>{n:,} removed</source>
        <translation>移除{n:,}条</translation>
    </message>
    <message>
        <source>{n:,} kept because in use</source>
        <translation>因仍在使用而保留{n:,}条</translation>
    </message>
    <message>
        <source>No record changes; only the history comes along</source>
        <translation>没有记录变动；仅并入历史记录</translation>
    </message>
    <message>
        <source>… and {n:,} more</source>
        <translation>…以及另外{n:,}个</translation>
    </message>
</context>
<context>
    <name>MergeTagForm</name>
    <message>
        <source>Merge a tag</source>
        <translation>合并标签</translation>
    </message>
    <message>
        <source>All that bears “{name}” ({borne}) will bear the other tag, and “{name}” goes.</source>
        <translation>所有带有“{name}”（{borne}）的都将改带另一标签，“{name}”随之移除。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>MethodTitles</name>
    <message>
        <source>measure {number}</source>
        <translation>措施{number}</translation>
    </message>
    <message>
        <source>clause {number}</source>
        <translation>第{number}条</translation>
    </message>
    <message>
        <source>{party}, {provision}</source>
        <translation>{party}，{provision}</translation>
    </message>
    <message>
        <source>{cell} · second reading of {day}</source>
        <translation>{cell} · {day}的复评</translation>
    </message>
    <message>
        <source>{cell} · decision of {day}</source>
        <translation>{cell} · {day}的裁定</translation>
    </message>
    <message>
        <source>Batch “{name}” for {reader}</source>
        <translation>批次“{name}”，复评者：{reader}</translation>
    </message>
    <message>
        <source>{cell} · feedback of {day} from {sender}</source>
        <translation>{cell} · {day} {sender}的反馈</translation>
    </message>
    <message>
        <source>{cell} · looked at on {day}, no change</source>
        <translation>{cell} · {day}查看，无变化</translation>
    </message>
    <message>
        <source>Search plan “{name}”</source>
        <translation>检索方案“{name}”</translation>
    </message>
    <message>
        <source>Rubric of {provision}, version {n}</source>
        <translation>{provision}的评分细则，第{n}版</translation>
    </message>
    <message>
        <source>Specificity of {provision}: {points} of {most}</source>
        <translation>{provision}的具体程度：{most}分中得{points}分</translation>
    </message>
    <message>
        <source>{indicator}: {value}</source>
        <translation>{indicator}：{value}</translation>
    </message>
    <message>
        <source>SDG target {number}</source>
        <translation>可持续发展目标{number}</translation>
    </message>
</context>
<context>
    <name>MilestoneDialog</name>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Add a milestone</source>
        <translation>添加里程碑</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>所属参与方</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>达成日</translation>
    </message>
    <message>
        <source>Year-month-day; empty until it is met</source>
        <translation>年-月-日；达成前留空</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add milestone</source>
        <translation>添加里程碑</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MomentDelegate</name>
    <message>
        <source>Upcoming</source>
        <translation>即将到来</translation>
    </message>
</context>
<context>
    <name>MomentList</name>
    <message>
        <source>Assessed</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Source published</source>
        <translation>来源发布</translation>
    </message>
    <message>
        <source>Source cited</source>
        <translation>来源引用</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>议定</translation>
    </message>
    <message>
        <source>Period starts</source>
        <translation>期限开始</translation>
    </message>
    <message>
        <source>Period ends</source>
        <translation>期限结束</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Not cited in a cell yet</source>
        <translation>尚未在任何单元格中引用</translation>
    </message>
    <message>
        <source>{kind} (upcoming)</source>
        <translation>{kind}（即将到来）</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>MovedList</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>In the matrix</source>
        <translation>在矩阵中查看</translation>
    </message>
    <message>
        <source>Show the matrix with these cells alone</source>
        <translation>只在矩阵中显示这些单元格</translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation>以图片显示</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Write a report of what moved between these two</source>
        <translation>就两者之间的变动写报告</translation>
    </message>
    <message>
        <source>Cells that moved</source>
        <translation>变动的单元格</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>All that moved ({n})</source>
        <translation>全部变动（{n}）</translation>
    </message>
    <message>
        <source>Nothing moved between {first} and {last}. {n} cells are judged.</source>
        <translation>{first}与{last}之间没有变动。已评{n}个单元格。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Evidence in between</source>
        <translation>期间的证据</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Change note</source>
        <translation>更改记事</translation>
    </message>
    <message>
        <source>Date of the note</source>
        <translation>记事的日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>记事(&amp;N)</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>New note</source>
        <translation>新记事</translation>
    </message>
    <message>
        <source>What happened? Ctrl+Enter adds the note.</source>
        <translation>发生了什么？按 Ctrl+Enter 添加记事。</translation>
    </message>
    <message>
        <source>Date of the new note</source>
        <translation>新记事的日期</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加记事</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit the selected note</source>
        <translation>编辑所选记事</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected note</source>
        <translation>移除所选记事</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Tags of the selected note</source>
        <translation>所选记事的标签</translation>
    </message>
    <message>
        <source>Notes ({n})</source>
        <translation>记事（{n}）</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Not saved when DSR Tracker ended ({when}): {what} – “{words}”</source>
        <translation>DSR Tracker 结束时（{when}）尚未保存的内容——{what}：“{words}”</translation>
    </message>
    <message>
        <source>(and {n} more)</source>
        <translation>（以及另外{n}项）</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>继续撰写(&amp;G)</translation>
    </message>
    <message>
        <source>Cop&amp;y the text</source>
        <translation>复制文字(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>OtherMeans</name>
    <message>
        <source>By the three means</source>
        <translation>三种均值</translation>
    </message>
    <message>
        <source>Being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>{percent} over {n} scored cells, each counting once</source>
        <translation>{percent}，涵盖{n}个计分单元格，每个计一次</translation>
    </message>
    <message>
        <source>{percent} over {n} parties with a score, each counting once</source>
        <translation>{percent}，涵盖{n}个有计分的参与方，每个计一次</translation>
    </message>
    <message>
        <source>{percent} over {n} clauses with a score, each counting once</source>
        <translation>{percent}，涵盖{n}个有计分的条款，每个计一次</translation>
    </message>
    <message>
        <source>{percent} over {n} measures with a score, each counting once</source>
        <translation>{percent}，涵盖{n}个有计分的措施，每个计一次</translation>
    </message>
    <message>
        <source>Mean of the measures’ means</source>
        <translation>各措施均值的均值</translation>
    </message>
    <message>
        <source>Grand mean</source>
        <translation>总均值</translation>
    </message>
    <message>
        <source>Mean of the parties’ means</source>
        <translation>各参与方均值的均值</translation>
    </message>
    <message>
        <source>Mean of the clauses’ means</source>
        <translation>各条款均值的均值</translation>
    </message>
</context>
<context>
    <name>OtherScales</name>
    <message>
        <source>On the other scales</source>
        <translation>换用其他量表</translation>
    </message>
    <message>
        <source>No mean: its ratings are categories, which are not added up.</source>
        <translation>没有均值：其评级为类别，不相加。</translation>
    </message>
    <message>
        <source>Without a counterpart, and so not scored: {names}</source>
        <translation>没有对应评级，因而不计分：{names}</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>All cells of clauses; opens the matrix</source>
        <translation>条款的所有单元格；打开矩阵</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Distribution by instrument</source>
        <translation>各文书的分布</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Distribution by country</source>
        <translation>各国的分布</translation>
    </message>
    <message>
        <source>Province, city or body</source>
        <translation>省份、城市或机构</translation>
    </message>
    <message>
        <source>Distribution by other party</source>
        <translation>其他参与方的分布</translation>
    </message>
    <message>
        <source>How specific the undertaking is</source>
        <translation>承诺的具体程度</translation>
    </message>
    <message>
        <source>Distribution by specificity</source>
        <translation>按具体程度的分布</translation>
    </message>
    <message>
        <source>Latest changes</source>
        <translation>最近更改</translation>
    </message>
    <message>
        <source>Figures that the documents state</source>
        <translation>文件所述数据</translation>
    </message>
    <message>
        <source>{count} of {cells}</source>
        <translation>{cells}个中的{count}个</translation>
    </message>
    <message>
        <source>cells of clauses are assessed, as of {day}</source>
        <translation>条款单元格已评估（截至{day}）</translation>
    </message>
    <message>
        <source>overall mean: the grand mean over all scored cells of clauses, of those that apply</source>
        <translation>总均值：条款的适用单元格中所有计分单元格的均值</translation>
    </message>
    <message>
        <source>Measures are counted apart: {count} of {cells} cells assessed, mean {mean}.</source>
        <translation>措施另行计算：已评估{cells}个单元格中的{count}个，均值 {mean}。</translation>
    </message>
    <message>
        <source>Mean of {name}</source>
        <translation>{name}的均值</translation>
    </message>
    <message>
        <source>Mean of all scored cells of clauses</source>
        <translation>条款的所有计分单元格的均值</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>撤销：{label}</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>重做：{label}</translation>
    </message>
    <message>
        <source>{label} (undone)</source>
        <translation>{label}（已撤销）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>By instrument</source>
        <translation>按文书</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>按国家</translation>
    </message>
    <message>
        <source>By province, city or body</source>
        <translation>按省份、城市或机构</translation>
    </message>
    <message>
        <source>Figures in the documents</source>
        <translation>文件中的数据</translation>
    </message>
    <message>
        <source>By how specific the undertaking is</source>
        <translation>按承诺的具体程度</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The pages appear here.</source>
        <translation>页面将显示在此处。</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>第{n}页</translation>
    </message>
    <message>
        <source>{n} more pages follow.</source>
        <translation>后面还有{n}页。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Not possible just now.</source>
        <translation>目前无法执行。</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n}行</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1行</translation>
    </message>
    <message>
        <source>Enter opens, Ctrl+Enter keeps this box open, Tab goes to the next group, Esc leaves</source>
        <translation>Enter 打开，Ctrl+Enter 打开后保留此框，Tab 转到下一组，Esc 离开</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Results come while you type. The arrow keys choose one, Enter opens it.</source>
        <translation>输入时即显示结果。用方向键选择，按 Enter 打开。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的内容</translation>
    </message>
</context>
<context>
    <name>ParticipantsSection</name>
    <message>
        <source>Who takes part</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Nobody yet. Those who take part become columns of the matrix.</source>
        <translation>尚无参与者。参与者将成为矩阵的列。</translation>
    </message>
    <message>
        <source>Add a country or party…</source>
        <translation>添加国家或参与方…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Change the role of a party that you added; what was shipped can only be hidden</source>
        <translation>更改您添加的参与方的角色；随程序提供的只能隐藏</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Leave the party out of this instrument; undo or bring it back later</source>
        <translation>在此文书中略去该参与方；可以撤销，也可日后恢复</translation>
    </message>
    <message>
        <source>Go to the party</source>
        <translation>转到该参与方</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Said in</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ParticipationDialog</name>
    <message>
        <source>Add a country or party</source>
        <translation>添加国家或参与方</translation>
    </message>
    <message>
        <source>To {instrument}</source>
        <translation>加入{instrument}</translation>
    </message>
    <message>
        <source>In {instrument}</source>
        <translation>所属文书：{instrument}</translation>
    </message>
    <message>
        <source>It came with the catalogue: it can be hidden, but not altered.</source>
        <translation>它随目录提供：可以隐藏，但不能修改。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No country or party is chosen.</source>
        <translation>尚未选择国家或参与方。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择一个。</translation>
    </message>
    <message>
        <source>Name in English or Chinese, or ISO code</source>
        <translation>英文或中文名称，或 ISO 代码</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>在其中的角色</translation>
    </message>
    <message>
        <source>Countries and parties</source>
        <translation>国家和参与方</translation>
    </message>
    <message>
        <source>Country or party</source>
        <translation>国家或参与方</translation>
    </message>
    <message>
        <source>Tracked (no document names it)</source>
        <translation>受跟踪方（没有文件提到）</translation>
    </message>
    <message>
        <source>{role} (not assessed)</source>
        <translation>{role}（不评估）</translation>
    </message>
</context>
<context>
    <name>PartyDialog</name>
    <message>
        <source>New party</source>
        <translation>新参与方</translation>
    </message>
    <message>
        <source>This party came with the catalogue: it can be hidden, but not altered.</source>
        <translation>此参与方随目录提供：可以隐藏，但不能修改。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>None (international)</source>
        <translation>无（国际）</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Lies within</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>Nothing else here</source>
        <translation>此处没有其他可选</translation>
    </message>
    <message>
        <source>Other names, one per line</source>
        <translation>其他名称，每行一个</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add party</source>
        <translation>添加参与方</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
</context>
<context>
    <name>PartyHeader</name>
    <message>
        <source>also {names}</source>
        <translation>又称：{names}</translation>
    </message>
    <message>
        <source>{role}: {instrument} – {said_in}</source>
        <translation>{role}：{instrument}——{said_in}</translation>
    </message>
    <message>
        <source>Roles in instruments: {list}</source>
        <translation>在各文书中的角色：{list}</translation>
    </message>
    <message>
        <source>over its clauses in all instruments, with those of {count} sub-national parties</source>
        <translation>涵盖其在所有文书中的条款，含{count}个次国家级参与方的条款</translation>
    </message>
    <message>
        <source>over its own clauses in all instruments</source>
        <translation>涵盖其自身在所有文书中的条款</translation>
    </message>
    <message>
        <source>{over}, of the filtered cells</source>
        <translation>{over}，仅筛选出的单元格</translation>
    </message>
    <message>
        <source>Distribution of {name}</source>
        <translation>{name}的分布</translation>
    </message>
    <message>
        <source>With sub-national parties ({count})</source>
        <translation>含次国家级参与方（{count}）</translation>
    </message>
    <message>
        <source>Counts provinces, cities and bodies of the country too: {names}</source>
        <translation>一并计入该国的省份、城市和机构：{names}</translation>
    </message>
</context>
<context>
    <name>PassagesSection</name>
    <message>
        <source>What the document says</source>
        <translation>文件原文</translation>
    </message>
    <message>
        <source>No paragraph is on record for it.</source>
        <translation>没有记录其段落。</translation>
    </message>
    <message>
        <source>Attach the document…</source>
        <translation>附加该文件…</translation>
    </message>
    <message>
        <source>{title}, paragraph {numbers}</source>
        <translation>{title}，第{numbers}段</translation>
    </message>
    <message>
        <source>{title}, paragraphs {numbers}</source>
        <translation>{title}，第{numbers}段</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>This tracker is open read-only: nothing can be pasted into it.</source>
        <translation>此跟踪文件以只读方式打开：无法粘贴到其中。</translation>
    </message>
    <message>
        <source>Ratings are pasted on the Matrix page.</source>
        <translation>评级粘贴在“矩阵”页面上。</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>剪贴板上没有文本。</translation>
    </message>
    <message>
        <source>Pasted. Ctrl+Z takes it back.</source>
        <translation>已粘贴。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Paste ratings</source>
        <translation>粘贴评级</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>略去的原因</translation>
    </message>
    <message>
        <source>Values that are left out</source>
        <translation>略去的值</translation>
    </message>
    <message>
        <source>Copy these values with the reasons</source>
        <translation>复制这些值及原因</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Keys of the window</source>
        <translation>窗口中的按键</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Numbers are</source>
        <translation>数字表示</translation>
    </message>
    <message>
        <source>Reason for all</source>
        <translation>全部的理由</translation>
    </message>
    <message>
        <source>Say what these values mean, or leave them out:</source>
        <translation>请说明这些值的含义，或将其略去：</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>“{value}” ({n} ×)</source>
        <translation>“{value}”（{n}次）</translation>
    </message>
    <message>
        <source>Rows and columns are found by their heads.</source>
        <translation>行和列按标题查找。</translation>
    </message>
    <message>
        <source>Columns are found by their heads, rows from the selected cell on.</source>
        <translation>列按标题查找，行从所选单元格开始。</translation>
    </message>
    <message>
        <source>Rows are found by their heads, columns from the selected cell on.</source>
        <translation>行按标题查找，列从所选单元格开始。</translation>
    </message>
    <message>
        <source>The values begin at the selected cell.</source>
        <translation>值从所选单元格开始。</translation>
    </message>
    <message>
        <source>They are dated {day}.</source>
        <translation>其日期为{day}。</translation>
    </message>
    <message>
        <source>Change {n} cells</source>
        <translation>更改{n}个单元格</translation>
    </message>
    <message>
        <source>Change 1 cell</source>
        <translation>更改1个单元格</translation>
    </message>
    <message>
        <source>{n} values are left out</source>
        <translation>略去{n}个值</translation>
    </message>
</context>
<context>
    <name>PeriodField</name>
    <message>
        <source>{name}: day</source>
        <translation>{name}：日期</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
</context>
<context>
    <name>PeriodHint</name>
    <message>
        <source>Set “Period over”</source>
        <translation>设为“期限已过”</translation>
    </message>
    <message>
        <source>Its period ended: {day}.</source>
        <translation>其期限已结束：{day}。</translation>
    </message>
</context>
<context>
    <name>PictureChoices</name>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Show the newest state</source>
        <translation>显示最新状态</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比日期</translation>
    </message>
    <message>
        <source>End of the cycle</source>
        <translation>周期结束时</translation>
    </message>
    <message>
        <source>or the end of</source>
        <translation>或周期结束时</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>按国家</translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation>全部文书</translation>
    </message>
    <message>
        <source>{n} instruments</source>
        <translation>{n}项文书</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>no cycle</source>
        <translation>不选周期</translation>
    </message>
</context>
<context>
    <name>PictureScroll</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Arrows move, Enter opens what is behind a mark.</source>
        <translation>方向键移动，Enter 打开标记背后的内容。</translation>
    </message>
</context>
<context>
    <name>PicturesPanel</name>
    <message>
        <source>Kind of picture</source>
        <translation>图片种类</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>The same numbers as rows: for screen readers, and to sort</source>
        <translation>以行列出同样的数字：便于屏幕阅读器朗读，也便于排序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the picture, as PNG and SVG, to paste it elsewhere</source>
        <translation>以 PNG 和 SVG 复制图片，以便粘贴到别处</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the picture as SVG or PNG</source>
        <translation>将图片保存为 SVG 或 PNG</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>not filtered: a timeline counts everything</source>
        <translation>未筛选：时间线计入全部</translation>
    </message>
    <message>
        <source>{n} of {m} cells of clauses</source>
        <translation>{m}个条款单元格中的{n}个</translation>
    </message>
    <message>
        <source>Mean of {name}</source>
        <translation>{name}的均值</translation>
    </message>
    <message>
        <source>Copied. Paste it where you want it.</source>
        <translation>已复制。可粘贴到所需之处。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Vector picture (*.svg);;Picture (*.png)</source>
        <translation>矢量图片 (*.svg);;图片 (*.png)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为{name}</translation>
    </message>
    <message>
        <source>Nothing has happened by {day}. Write a note or rate a cell, or choose a later day.</source>
        <translation>截至{day}尚无任何进展。请写记事或为单元格评级，或选择较晚的日期。</translation>
    </message>
    <message>
        <source>No cell here fits the filter. Change it above, or press Esc to see all cells.</source>
        <translation>这里没有符合筛选条件的单元格。请在上方更改，或按 Esc 显示所有单元格。</translation>
    </message>
    <message>
        <source>There is no clause with a party here. Choose another instrument, or add clauses and parties on the Clauses page.</source>
        <translation>这里没有带参与方的条款。请选择另一项文书，或在“条款”页添加条款和参与方。</translation>
    </message>
    <message>
        <source>The ratings of this tracker are categories, so there is no mean that changes.</source>
        <translation>本跟踪文件的评级为类别，因此没有可变化的均值。</translation>
    </message>
    <message>
        <source>No cell has a score on either day. Rate cells in the matrix, or choose other days.</source>
        <translation>两天都没有单元格有分数。请在矩阵中为单元格评级，或选择其他日期。</translation>
    </message>
    <message>
        <source>Nothing is assessed here by {day}. Rate cells in the matrix, and they show here.</source>
        <translation>截至{day}这里尚未评估任何内容。在矩阵中为单元格评级后，便会显示在此。</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>One country</source>
        <translation>单个国家</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Search plan</source>
        <translation>检索方案</translation>
    </message>
    <message>
        <source>Add a search plan</source>
        <translation>添加检索方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>For example “Gazettes, Arabic and English”</source>
        <translation>例如“公报，阿拉伯文和英文”</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>For example ar, en</source>
        <translation>例如 ar, en</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>检索词</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add plan</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>PlanPreview</name>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>将更改的内容</translation>
    </message>
    <message>
        <source>… and {n} more cells</source>
        <translation>…另有{n}个单元格</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>Search plans</source>
        <translation>检索方案</translation>
    </message>
    <message>
        <source>No plan yet. Say once where to look, in which languages and for which terms.</source>
        <translation>还没有方案。只需一次写明在何处、用哪些语言、检索哪些词。</translation>
    </message>
    <message>
        <source>Add plan…</source>
        <translation>添加方案…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>“No evidence found” wants a search log. Choosing a plan there fills it.</source>
        <translation>“未发现证据”需要检索记录。在那里选择方案即可填写。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>已记住的内容</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Ratings, notes and sources are signed with it, here and in reports.</source>
        <translation>评级、记事和来源在此处和报告中都以它署名。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light, dark or high contrast; as the system follows what the whole computer wears.</source>
        <translation>浅色、深色或高对比度；“跟随系统”与整台计算机保持一致。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>In per cent of the system&apos;s size. Ctrl++ makes it larger, Ctrl+- smaller, Ctrl+0 as it was.</source>
        <translation>相对于系统文字大小的百分比。Ctrl++ 放大，Ctrl+- 缩小，Ctrl+0 恢复原样。</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window. What people wrote stays as it is; reports have a choice of their own.</source>
        <translation>窗口的语言。人们所写的内容保持原样；报告另行选择语言。</translation>
    </message>
    <message>
        <source>Months until a cell wants a new look</source>
        <translation>单元格多少个月后需重新查看</translation>
    </message>
    <message>
        <source>The page “To do” lists cells that nobody has looked at for that long.</source>
        <translation>“待办”页列出这么久无人查看的单元格。</translation>
    </message>
    <message>
        <source>Room for backups</source>
        <translation>备份空间</translation>
    </message>
    <message>
        <source>How much the backups of one tracker may take, in millions of bytes. The newest one is always kept.</source>
        <translation>一个跟踪文件的备份可占用的空间，以百万字节计。最新的一份始终保留。</translation>
    </message>
    <message>
        <source>Trackers opened last</source>
        <translation>最近打开的跟踪文件</translation>
    </message>
    <message>
        <source>Offered under File &gt; Open recent. Forgetting deletes no file.</source>
        <translation>列在“文件 &gt; 打开最近使用的文件”之下。清除不会删除任何文件。</translation>
    </message>
    <message>
        <source>Where you were</source>
        <translation>上次所在位置</translation>
    </message>
    <message>
        <source>For each tracker the page, the cell, and what was opened and unfolded, to go on there.</source>
        <translation>每个跟踪文件的页面、单元格以及打开和展开的内容，以便从那里继续。</translation>
    </message>
    <message>
        <source>Reports to make again</source>
        <translation>可再次编写的报告</translation>
    </message>
    <message>
        <source>Choices kept under a name. Reports that were written stay.</source>
        <translation>以名称保存的选项。已写出的报告不受影响。</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>保存为…</translation>
    </message>
    <message>
        <source>Keep these choices under a name, to make the report again</source>
        <translation>为这些选项命名并保存，以便再次生成报告</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forget the preset; reports that were written stay</source>
        <translation>删除此预设；已编写的报告保留</translation>
    </message>
    <message>
        <source>name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Keep a preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设的名称</translation>
    </message>
</context>
<context>
    <name>ProvisionDialog</name>
    <message>
        <source>New measure</source>
        <translation>新措施</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>新条款</translation>
    </message>
    <message>
        <source>In {instrument}, clause {number} {title}</source>
        <translation>所属：{instrument}，第{number}条 {title}</translation>
    </message>
    <message>
        <source>In {instrument}</source>
        <translation>所属文书：{instrument}</translation>
    </message>
    <message>
        <source>It came with the catalogue: it can be hidden, but not altered.</source>
        <translation>它随目录提供：可以隐藏，但不能修改。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What it undertakes</source>
        <translation>所承诺的内容</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>期限自</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>期限至</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add measure</source>
        <translation>添加措施</translation>
    </message>
    <message>
        <source>Add clause</source>
        <translation>添加条款</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ProvisionExtras</name>
    <message>
        <source>Rubric</source>
        <translation>评分细则</translation>
    </message>
    <message>
        <source>Nobody wrote yet what would count as each rating.</source>
        <translation>尚未写明每个评级的标准。</translation>
    </message>
    <message>
        <source>Write the rubric…</source>
        <translation>撰写细则…</translation>
    </message>
    <message>
        <source>Specificity…</source>
        <translation>具体程度…</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Nothing is due on a day of its own.</source>
        <translation>没有单独的到期事项。</translation>
    </message>
    <message>
        <source>Add milestone…</source>
        <translation>添加里程碑…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>No number is followed.</source>
        <translation>没有跟踪的数字。</translation>
    </message>
    <message>
        <source>Add indicator…</source>
        <translation>添加指标…</translation>
    </message>
    <message>
        <source>Add value…</source>
        <translation>添加数值…</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Nothing is said of how it stands to other clauses or to the SDGs.</source>
        <translation>尚未记录其与其他条款或可持续发展目标的关系。</translation>
    </message>
    <message>
        <source>Add link…</source>
        <translation>添加关联…</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Version {n}, {author}, {day}</source>
        <translation>第{n}版，{author}，{day}</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Specificity: {points} of {most}</source>
        <translation>具体程度：{most}分中得{points}分</translation>
    </message>
    <message>
        <source>met on {day}</source>
        <translation>于{day}达成</translation>
    </message>
    <message>
        <source>{percent} % reached</source>
        <translation>已达到{percent}%</translation>
    </message>
    <message>
        <source>target {target}</source>
        <translation>目标：{target}</translation>
    </message>
    <message>
        <source>SDG target {number}</source>
        <translation>可持续发展目标{number}</translation>
    </message>
</context>
<context>
    <name>ProvisionHeader</name>
    <message>
        <source>Provisions</source>
        <translation>条目</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>decided field by field</source>
        <translation>已逐项决定</translation>
    </message>
    <message>
        <source>decided: ours</source>
        <translation>已决定：我方</translation>
    </message>
    <message>
        <source>decided: theirs</source>
        <translation>已决定：对方</translation>
    </message>
</context>
<context>
    <name>ReadingForm</name>
    <message>
        <source>First judgement</source>
        <translation>初评</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>评分细则</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Cells that are read</source>
        <translation>复评的单元格</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why this rating?</source>
        <translation>为何如此评级？</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Keep and go on</source>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>{title}, as of {day}</source>
        <translation>{title}，截至{day}</translation>
    </message>
    <message>
        <source>No source is recorded.</source>
        <translation>没有记录来源。</translation>
    </message>
    <message>
        <source>{name}: cell {at} of {n}, {read} of {n} read</source>
        <translation>{name}：第{at}个单元格，共{n}个；{n}个中已复评{read}个</translation>
    </message>
    <message>
        <source>Keep and leave</source>
        <translation>保存并离开</translation>
    </message>
    <message>
        <source>Your reading</source>
        <translation>您的复评</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>复评内容</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>○ Open</source>
        <translation>○ 待处理</translation>
    </message>
    <message>
        <source>● Accepted</source>
        <translation>● 已采纳</translation>
    </message>
    <message>
        <source>◌ Declined</source>
        <translation>◌ 未采纳</translation>
    </message>
    <message>
        <source>● Closed</source>
        <translation>● 已关闭</translation>
    </message>
    <message>
        <source>○ Open, blind</source>
        <translation>○ 进行中，盲评</translation>
    </message>
    <message>
        <source>You read {n} cells blind. What belongs to them is shown here when your batch is closed.</source>
        <translation>您正在盲评 {n} 个单元格。关闭您的批次后，与之相关的内容才会显示在这里。</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>Without a first judgement</source>
        <translation>没有初评</translation>
    </message>
    <message>
        <source>– (0 of 0)</source>
        <translation>–（0/0）</translation>
    </message>
    <message>
        <source>{percent} % ({n} of {m})</source>
        <translation>{percent}%（{m}个中的{n}个）</translation>
    </message>
    <message>
        <source>{value} (n = {n})</source>
        <translation>{value}（n = {n}）</translation>
    </message>
    <message>
        <source>Undefined: the ratings of this scale are categories without scores.</source>
        <translation>无定义：此量表的评级是没有分值的类别。</translation>
    </message>
    <message>
        <source>Undefined: in no pair both ratings have a score.</source>
        <translation>无定义：没有一对评级双方都有分值。</translation>
    </message>
    <message>
        <source>Undefined: both readers gave one and the same rating throughout.</source>
        <translation>无定义：初评与复评自始至终为同一评级。</translation>
    </message>
    <message>
        <source>Equal: {n} ÷ {m} pairs.</source>
        <translation>相同：{n} ÷ {m}对。</translation>
    </message>
    <message>
        <source>{n} pairs without two scores are left out of it.</source>
        <translation>其中不计{n}对没有两个分值的评估。</translation>
    </message>
    <message>
        <source>Kappa: 1 − {observed} × {total} ÷ {expected}. Of the {total} scored pairs the distances between the two scores, squared, come to {observed}; by chance, from how often each reader gave which rating, to {expected} ÷ {total}.</source>
        <translation>Kappa：1 − {observed} × {total} ÷ {expected}。{total}对有分值的评估中，两个分值之差的平方合计 {observed}；按两位评估人各评级的使用频率，随机情况下为 {expected} ÷ {total}。</translation>
    </message>
</context>
<context>
    <name>ReadingsPanel</name>
    <message>
        <source>Give out…</source>
        <translation>分派…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was hidden from its reader is shown</source>
        <translation>显示对复评者隐藏的内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Feedback from outside</source>
        <translation>外部反馈</translation>
    </message>
    <message>
        <source>Of second readings</source>
        <translation>复评的内容</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1个批次</translation>
    </message>
    <message>
        <source>{n} batches</source>
        <translation>{n}个批次</translation>
    </message>
    <message>
        <source>A second reader judges cells anew, without seeing the first judgement. Give some out with “Give out…”: those selected in the matrix, or a sample of all that are judged. What she finds stands beside the first judgement, and here you see how far they agree.</source>
        <translation>复评者重新评估单元格，可以不看初评。用“分派…”分派单元格：矩阵中所选的，或全部已评单元格的样本。复评结果与初评并列，在此可看出双方的一致程度。</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Differences ({n})</source>
        <translation>分歧（{n}）</translation>
    </message>
    <message>
        <source>Feedback ({n})</source>
        <translation>反馈（{n}）</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>{n} of {m} open. Enter leads to the cell, where it is answered.</source>
        <translation>{m}条中有{n}条待处理。按 Enter 转到单元格，在那里答复。</translation>
    </message>
    <message>
        <source>Nobody outside has said anything yet. What somebody says of a cell is added there.</source>
        <translation>外部尚无人提出意见。对某个单元格的意见在该单元格处添加。</translation>
    </message>
    <message>
        <source>Only its reader reads a batch: sign as her.</source>
        <translation>批次只由其复评者复评：请以其姓名署名。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>复评者</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n}/{m}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>所述内容</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致程度</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>复评</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Rate “Not applicable”</source>
        <translation>评为“不适用”</translation>
    </message>
    <message>
        <source>Why does the undertaking not bear on this party?</source>
        <translation>该承诺为何与该参与方无关？</translation>
    </message>
    <message>
        <source>Why does it not bear on these parties? One reason for {n} cells.</source>
        <translation>为何与这些参与方无关？以一个理由用于{n}个单元格。</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开其他文件…</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Put the backup in the place of “{name}”, which is kept under another name:</source>
        <translation>以备份取代“{name}”，原文件改名保留：</translation>
    </message>
</context>
<context>
    <name>RelationDialog</name>
    <message>
        <source>Add a link</source>
        <translation>添加关联</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation>具体目标{number}</translation>
    </message>
    <message>
        <source>Target of the Sustainable Development Goals</source>
        <translation>可持续发展目标的具体目标</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add link</source>
        <translation>添加关联</translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message>
        <source>A reporting cycle: {where}</source>
        <translation>报告周期：{where}</translation>
    </message>
    <message>
        <source>A second reading: {where}</source>
        <translation>复评：{where}</translation>
    </message>
    <message>
        <source>Cells for a second reader: {where}</source>
        <translation>交给复评者的单元格：{where}</translation>
    </message>
    <message>
        <source>A decision between readers: {where}</source>
        <translation>分歧裁定：{where}</translation>
    </message>
    <message>
        <source>Feedback from outside: {where}</source>
        <translation>外部反馈：{where}</translation>
    </message>
    <message>
        <source>An answer to feedback: {where}</source>
        <translation>对反馈的答复：{where}</translation>
    </message>
    <message>
        <source>A new note: {where}</source>
        <translation>新记事：{where}</translation>
    </message>
    <message>
        <source>A change to a note: {where}</source>
        <translation>对记事的更改：{where}</translation>
    </message>
    <message>
        <source>The reason and marks of a rating: {where}</source>
        <translation>评级的理由和标记：{where}</translation>
    </message>
    <message>
        <source>A change of selected cells: {where}</source>
        <translation>对所选单元格的更改：{where}</translation>
    </message>
    <message>
        <source>Why an undertaking does not apply: {where}</source>
        <translation>承诺为何不适用：{where}</translation>
    </message>
    <message>
        <source>A link to a source: {where}</source>
        <translation>来源链接：{where}</translation>
    </message>
    <message>
        <source>A source: {where}</source>
        <translation>来源：{where}</translation>
    </message>
    <message>
        <source>An instrument: {where}</source>
        <translation>文书：{where}</translation>
    </message>
    <message>
        <source>A clause or measure: {where}</source>
        <translation>条款或措施：{where}</translation>
    </message>
    <message>
        <source>A party: {where}</source>
        <translation>参与方：{where}</translation>
    </message>
    <message>
        <source>The part of a party: {where}</source>
        <translation>参与方的角色：{where}</translation>
    </message>
    <message>
        <source>Sources from a text: {where}</source>
        <translation>文本中的来源：{where}</translation>
    </message>
    <message>
        <source>A milestone: {where}</source>
        <translation>里程碑：{where}</translation>
    </message>
    <message>
        <source>An indicator: {where}</source>
        <translation>指标：{where}</translation>
    </message>
    <message>
        <source>A value of an indicator: {where}</source>
        <translation>指标数值：{where}</translation>
    </message>
    <message>
        <source>A link to another clause or target: {where}</source>
        <translation>与其他条款或目标的关联：{where}</translation>
    </message>
    <message>
        <source>A rubric: {where}</source>
        <translation>评分细则：{where}</translation>
    </message>
    <message>
        <source>A search plan: {where}</source>
        <translation>检索方案：{where}</translation>
    </message>
    <message>
        <source>How specific an undertaking is: {where}</source>
        <translation>承诺的具体程度：{where}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Write a report</source>
        <translation>编写报告</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Cancel writing</source>
        <translation>取消写入</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写入…</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Printed: {n} pages.</source>
        <translation>已打印：{n}页。</translation>
    </message>
    <message>
        <source>Write the report to</source>
        <translation>将报告写入</translation>
    </message>
    <message>
        <source>“{name}” is there already. Choose it in the list to replace it.</source>
        <translation>“{name}”已经存在。请在列表中选择它以替换。</translation>
    </message>
    <message>
        <source>Reading the tracker…</source>
        <translation>正在读取跟踪文件…</translation>
    </message>
    <message>
        <source>Computing figures…</source>
        <translation>正在计算数字…</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消。未写入任何内容。</translation>
    </message>
    <message>
        <source>Cancelling… You may close this meanwhile.</source>
        <translation>正在取消… 您可以先关闭此窗口。</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Full status report</source>
        <translation>完整状况报告</translation>
    </message>
    <message>
        <source>Country brief: one party, all instruments</source>
        <translation>国别简报：一个参与方，所有文书</translation>
    </message>
    <message>
        <source>Clause sheet: one provision, all parties</source>
        <translation>条款单页：一个条目，所有参与方</translation>
    </message>
    <message>
        <source>Matrix only</source>
        <translation>仅矩阵</translation>
    </message>
    <message>
        <source>What moved between two days</source>
        <translation>两日之间的变动</translation>
    </message>
    <message>
        <source>Data only</source>
        <translation>仅数据</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档（DOCX）</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel 工作簿（XLSX）</translation>
    </message>
    <message>
        <source>Web page to read or print (HTML)</source>
        <translation>供阅读或打印的网页（HTML）</translation>
    </message>
    <message>
        <source>Table, one row per cell (CSV)</source>
        <translation>表格，每个单元格一行（CSV）</translation>
    </message>
    <message>
        <source>Data package: tables with their description (ZIP)</source>
        <translation>数据包：各表及其说明（ZIP）</translation>
    </message>
    <message>
        <source>Data for other programs (JSON)</source>
        <translation>供其他程序使用的数据（JSON）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Provision</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>As known on an earlier day</source>
        <translation>按较早某日所知的情况</translation>
    </message>
    <message>
        <source>Known on</source>
        <translation>已知截至</translation>
    </message>
    <message>
        <source>Count provinces and cities for their countries</source>
        <translation>将省份和城市计入其国家</translation>
    </message>
    <message>
        <source>Nothing ticked in a list means all of it.</source>
        <translation>列表中全不勾选表示全部。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a Word template</source>
        <translation>选择 Word 模板</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Word template</source>
        <translation>Word 模板</translation>
    </message>
    <message>
        <source>Word documents (*.docx *.dotx)</source>
        <translation>Word 文档 (*.docx *.dotx)</translation>
    </message>
    <message>
        <source>The template has no style {names}; ours stand in for them.</source>
        <translation>模板中没有样式{names}；已由程序自带的样式代替。</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>程序自带</translation>
    </message>
</context>
<context>
    <name>Reversing</name>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Doing again</source>
        <translation>正在重做</translation>
    </message>
    <message>
        <source>“{label}”: {n} changes. It is done as a whole, or not at all.</source>
        <translation>“{label}”：{n}处更改。要么全部完成，要么一处不改。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。没有任何更改。</translation>
    </message>
</context>
<context>
    <name>RubricDialog</name>
    <message>
        <source>Rubric</source>
        <translation>评分细则</translation>
    </message>
    <message>
        <source>What would count as each rating? Write it before you judge; leave out what needs no words.</source>
        <translation>每个评级的标准是什么？请在评估之前写明；无需说明的可留空。</translation>
    </message>
    <message>
        <source>Saving makes version {n}; version {former} stays in the history.</source>
        <translation>保存后成为第{n}版；第{former}版保留在历史中。</translation>
    </message>
    <message>
        <source>For all ratings</source>
        <translation>适用于所有评级</translation>
    </message>
    <message>
        <source>Save rubric</source>
        <translation>保存细则</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Export the views</source>
        <translation>导出视图</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>视图 (*.json)</translation>
    </message>
    <message>
        <source>Import views</source>
        <translation>导入视图</translation>
    </message>
    <message>
        <source>Views (*.json);;All files (*)</source>
        <translation>视图 (*.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Change the rating scale</source>
        <translation>更改评级量表</translation>
    </message>
    <message>
        <source>Every judgement stays as it was made. Beside each that has a counterpart a new one is recorded, as of the same day. Figures count judgements on the tracker&apos;s scale alone.</source>
        <translation>每次评估都保持原样。凡有对应评级的，都会以同一截至日期另记一次新的评估。数字只计采用跟踪文件当前量表的评估。</translation>
    </message>
    <message>
        <source>New scale</source>
        <translation>新量表</translation>
    </message>
    <message>
        <source>Now: {scale}</source>
        <translation>当前：{scale}</translation>
    </message>
    <message>
        <source>Change the scale</source>
        <translation>更改量表</translation>
    </message>
    <message>
        <source>Nothing: it stays as it is</source>
        <translation>无：保持原样</translation>
    </message>
    <message>
        <source>{rating}, cells: {n}</source>
        <translation>{rating}（{n}个单元格）</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>{label}:</source>
        <translation>{label}：</translation>
    </message>
    <message>
        <source>New judgements: {n}</source>
        <translation>新评估：{n}次</translation>
    </message>
    <message>
        <source>Judgements from before on that scale that come back: {n}</source>
        <translation>其中恢复此前采用该量表的评估：{n}次</translation>
    </message>
    <message>
        <source>Cells that stay on another scale, and count in no figure: {n}</source>
        <translation>仍采用另一量表、不计入任何数字的单元格：{n}个</translation>
    </message>
    <message>
        <source>This is one change, and one undo takes it back.</source>
        <translation>这是一项更改，撤销一次即可收回。</translation>
    </message>
</context>
<context>
    <name>Scales</name>
    <message>
        <source>Judged on another scale: it is shown as it was, and counts in no figure.</source>
        <translation>采用另一量表的评估：按原样显示，不计入任何数字。</translation>
    </message>
    <message>
        <source>on another scale and not counted: {n}</source>
        <translation>采用另一量表而未计入：{n}个</translation>
    </message>
</context>
<context>
    <name>SearchKind</name>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>评分细则</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>具体程度</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Search plan</source>
        <translation>检索方案</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>{reset}: {setting}</source>
        <translation>{reset}：{setting}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些词的设置。</translation>
    </message>
    <message>
        <source>The settings of the program lie in {path}.</source>
        <translation>程序的设置保存在 {path}。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Take the reset back</source>
        <translation>收回重置</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>搜索按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>No key does that.</source>
        <translation>没有这样的按键。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>{what}: {keys}</source>
        <translation>{what}：{keys}</translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message>
        <source>Change the name that your edits are signed with</source>
        <translation>更改编辑署名所用的姓名</translation>
    </message>
    <message>
        <source>Signing as {name}</source>
        <translation>署名：{name}</translation>
    </message>
    <message>
        <source>Signing as {name}. Is that you?</source>
        <translation>署名：{name}。是您本人吗？</translation>
    </message>
</context>
<context>
    <name>SourceDocuments</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>✓ attached</source>
        <translation>✓ 已附加</translation>
    </message>
    <message>
        <source>not attached</source>
        <translation>未附加</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Source documents</source>
        <translation>原始文件</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Instruments that rest on it</source>
        <translation>依据该文件的文书</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Its paragraphs</source>
        <translation>其段落</translation>
    </message>
    <message>
        <source>The chosen paragraph</source>
        <translation>所选段落</translation>
    </message>
    <message>
        <source>No instrument rests on this document.</source>
        <translation>没有文书依据该文件。</translation>
    </message>
    <message>
        <source>The text is not in this tracker. If you have the document as a plain text file, drop it here: it is recognised by its fingerprint, and every provision then shows its passage.</source>
        <translation>此跟踪文件中没有其正文。如果您有该文件的纯文本，请拖放到此处：程序凭指纹识别它，此后每个条目都会显示相应段落。</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Attached by</source>
        <translation>附加者</translation>
    </message>
    <message>
        <source>you; no provision refers to it</source>
        <translation>您；没有条目引用它</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>What is known of the document</source>
        <translation>该文件的已知信息</translation>
    </message>
    <message>
        <source>About the document</source>
        <translation>关于该文件</translation>
    </message>
    <message>
        <source>The chosen document</source>
        <translation>所选文件</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>SourceEvidence</name>
    <message>
        <source>Find by title, publisher or link</source>
        <translation>按标题、发布者或链接查找</translation>
    </message>
    <message>
        <source>Find a source</source>
        <translation>查找来源</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Accessed</source>
        <translation>查阅日期</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Recorded sources</source>
        <translation>已记录的来源</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Cells that cite it</source>
        <translation>引用它的单元格</translation>
    </message>
    <message>
        <source>Add source…</source>
        <translation>添加来源…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>The newest {n} sources</source>
        <translation>最新的{n}个来源</translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation>{n}个来源</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1个来源</translation>
    </message>
    <message>
        <source>No source has what you chose of the columns. Esc shows all.</source>
        <translation>没有来源符合您对各列的选择。按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>No source stands behind a cell that fits the filter.</source>
        <translation>没有来源支持符合筛选的单元格。</translation>
    </message>
    <message>
        <source>No source matches “{text}”.</source>
        <translation>没有与“{text}”相符的来源。</translation>
    </message>
    <message>
        <source>No source is recorded yet. Add one here, or in a cell of the Matrix page with “Describe a source…”: a link, a title, a date.</source>
        <translation>尚未记录来源。可在此处添加，或在“矩阵”页的单元格中用“描述来源…”添加：链接、标题、日期。</translation>
    </message>
    <message>
        <source>1 cell cites it</source>
        <translation>1个单元格引用它</translation>
    </message>
    <message>
        <source>{n} cells cite it</source>
        <translation>{n}个单元格引用它</translation>
    </message>
    <message>
        <source>No cell cites this source yet. Cite it from a cell&apos;s evidence.</source>
        <translation>尚无单元格引用此来源。请在单元格的证据中引用。</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Sources from a text</source>
        <translation>从文本中添加来源</translation>
    </message>
    <message>
        <source>For {cell}</source>
        <translation>用于：{cell}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Paste addresses or DOIs, one in a line; or RIS, BibTeX or CSL-JSON, as Zotero copies them.</source>
        <translation>粘贴网址或 DOI，每行一个；或粘贴 RIS、BibTeX、CSL-JSON（Zotero 复制的格式）。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>是否已有</translation>
    </message>
    <message>
        <source>Sources found</source>
        <translation>找到的来源</translation>
    </message>
    <message>
        <source>Add sources</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Mend it in the text, or select the others.</source>
        <translation>请在文本中改正，或只选择其他来源。</translation>
    </message>
    <message>
        <source>Open references</source>
        <translation>打开参考文献</translation>
    </message>
    <message>
        <source>References ({endings})</source>
        <translation>参考文献（{endings}）</translation>
    </message>
    <message>
        <source>Add 1 source</source>
        <translation>添加1个来源</translation>
    </message>
    <message>
        <source>Add {n} sources</source>
        <translation>添加{n}个来源</translation>
    </message>
    <message>
        <source>already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Attach document…</source>
        <translation>附加文件…</translation>
    </message>
    <message>
        <source>Keep a document&apos;s text in this tracker, so that provisions show their passages</source>
        <translation>将文件正文保存在此跟踪文件中，以便条目显示相应段落</translation>
    </message>
    <message>
        <source>Kinds of sources</source>
        <translation>来源的种类</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{n} of {m} recorded sources</source>
        <translation>{m}个已记录来源中的{n}个</translation>
    </message>
    <message>
        <source>Evidence ({n})</source>
        <translation>证据（{n}）</translation>
    </message>
    <message>
        <source>No link and no citation was found in what was dropped.</source>
        <translation>拖放的内容中没有找到链接或引文。</translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Plain text (*.txt *.md)</source>
        <translation>纯文本 (*.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>Undone: {change}</source>
        <translation>已撤销：{change}</translation>
    </message>
    <message>
        <source>Done again: {change}</source>
        <translation>已重做：{change}</translation>
    </message>
</context>
<context>
    <name>SpecificityDialog</name>
    <message>
        <source>Specificity</source>
        <translation>具体程度</translation>
    </message>
    <message>
        <source>About the undertaking itself, not about what came of it: yes counts 2, partly 1, no 0, up to {most} points.</source>
        <translation>针对承诺本身，而非其落实情况：“是”计2分，“部分”计1分，“否”计0分，最高{most}分。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Find a tag, or type a new one</source>
        <translation>查找标签，或输入新标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>{name} (new)</source>
        <translation>{name}（新）</translation>
    </message>
    <message>
        <source>Tags of {name}</source>
        <translation>{name}的标签</translation>
    </message>
</context>
<context>
    <name>TagForm</name>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Change a tag</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Optional: the matrix can be grouped by a family</source>
        <translation>可选：矩阵可按类别分组</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Say which tags it bears</source>
        <translation>指定其标签</translation>
    </message>
    <message>
        <source>Tag {name}, {color}</source>
        <translation>标签{name}，{color}</translation>
    </message>
    <message>
        <source>{name} ({color})</source>
        <translation>{name}（{color}）</translation>
    </message>
    <message>
        <source>{tag}, through {name}</source>
        <translation>{tag}，来自{name}</translation>
    </message>
    <message>
        <source>{tag}
Show all that bears it</source>
        <translation>{tag}
显示带有此标签的全部内容</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>天蓝色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>vermillion</source>
        <translation>朱红色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Connectivities</source>
        <translation>五通</translation>
    </message>
    <message>
        <source>Sustainable Development Goals</source>
        <translation>可持续发展目标</translation>
    </message>
    <message>
        <source>My tags</source>
        <translation>我的标签</translation>
    </message>
    <message>
        <source>the instrument {title}</source>
        <translation>文书{title}</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Borne by</source>
        <translation>带有者</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show what bears it</source>
        <translation>显示带有者</translation>
    </message>
    <message>
        <source>Tags group cells, clauses, countries, instruments, notes and sources. The connectivities and the goals come with the program and stay as they are; add as many of your own as you like.</source>
        <translation>标签用于归类单元格、条款、国家、文书、记事和来源。五通和各项目标随程序提供，保持不变；您可以任意添加自己的标签。</translation>
    </message>
    <message>
        <source>cells: {n}</source>
        <translation>单元格：{n}</translation>
    </message>
    <message>
        <source>clauses and measures: {n}</source>
        <translation>条款和措施：{n}</translation>
    </message>
    <message>
        <source>countries and parties: {n}</source>
        <translation>国家和参与方：{n}</translation>
    </message>
    <message>
        <source>instruments: {n}</source>
        <translation>文书：{n}</translation>
    </message>
    <message>
        <source>notes: {n}</source>
        <translation>记事：{n}</translation>
    </message>
    <message>
        <source>sources: {n}</source>
        <translation>来源：{n}</translation>
    </message>
    <message>
        <source>This tag comes with the program.</source>
        <translation>此标签随程序提供。</translation>
    </message>
</context>
<context>
    <name>Tallies</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>It carries no score and counts in no mean.</source>
        <translation>不计分，不计入任何均值。</translation>
    </message>
    <message>
        <source>Score {score}; it counts in means.</source>
        <translation>{score}分；计入均值。</translation>
    </message>
    <message>
        <source>Key: {key}</source>
        <translation>按键：{key}</translation>
    </message>
    <message>
        <source>The scale is one of categories: there are distributions, and no means.</source>
        <translation>该量表由类别组成：有分布，没有均值。</translation>
    </message>
    <message>
        <source>{scored} of {n} cells carry a score; those that do not never count as zero.</source>
        <translation>{n}个单元格中有{scored}个计分；不计分的绝不计为零。</translation>
    </message>
    <message>
        <source>Click for the cells behind it.</source>
        <translation>点击可查看所依据的单元格。</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Search the timeline</source>
        <translation>搜索时间线</translation>
    </message>
    <message>
        <source>Filter by…</source>
        <translation>筛选依据…</translation>
    </message>
    <message>
        <source>Choose days, countries, clauses, instruments, ratings or authors (Alt+Down in the list)</source>
        <translation>选择日期、国家、条款、文书、评级或作者（在列表中按 Alt+Down）</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>正在筛选…</translation>
    </message>
    <message>
        <source>{n} of {m} lines</source>
        <translation>{m}行中的{n}行</translation>
    </message>
    <message>
        <source>The newest {n} lines</source>
        <translation>最新的{n}行</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n}行</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1行</translation>
    </message>
    <message>
        <source>Every kind of line is switched off. Switch one on above.</source>
        <translation>所有种类的行都已关闭。请在上方打开一种。</translation>
    </message>
    <message>
        <source>No line here fits the filter. Change it above, or press Esc to see everything.</source>
        <translation>此处没有符合筛选的行。请在上方更改筛选，或按 Esc 查看全部。</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”. Change the search, or press Esc to see everything.</source>
        <translation>没有与“{text}”相符的内容。请更改搜索，或按 Esc 查看全部。</translation>
    </message>
    <message>
        <source>Nothing here yet. Rate a cell or write a note, and it appears here by its date.</source>
        <translation>尚无内容。评级或撰写记事后，会按日期显示在此处。</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>议定</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Show {kind}</source>
        <translation>显示{kind}</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Instrument</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Measures too</source>
        <translation>含措施</translation>
    </message>
    <message>
        <source>List the measures inside the clauses as well</source>
        <translation>同时列出条款内的措施</translation>
    </message>
    <message>
        <source>Months after which a cell wants a new look</source>
        <translation>多少个月后需要重新查看单元格</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cells that want a look</source>
        <translation>需要查看的单元格</translation>
    </message>
    <message>
        <source>{n} of {m} cells of this list</source>
        <translation>此列表{m}个单元格中的{n}个</translation>
    </message>
    <message>
        <source>No cell has what you chose of the columns. Esc shows all.</source>
        <translation>没有单元格符合您对各列的选择。按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>The first {shown} and {n} more</source>
        <translation>前{shown}个，另有{n}个</translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation>1个单元格</translation>
    </message>
    <message>
        <source>{n} cells</source>
        <translation>{n}个单元格</translation>
    </message>
    <message>
        <source>{cells}, as of today</source>
        <translation>{cells}，截至今天</translation>
    </message>
    <message>
        <source>No cell of this list fits the filter.</source>
        <translation>此列表中没有符合筛选的单元格。</translation>
    </message>
    <message>
        <source>Every cell here has been assessed.</source>
        <translation>此处的每个单元格都已评估。</translation>
    </message>
    <message>
        <source>Nothing to do here. Cells come up as you rate them on the Matrix page.</source>
        <translation>此处无事可做。您在“矩阵”页评级后，单元格会出现在这里。</translation>
    </message>
    <message>
        <source>Nothing to do here.</source>
        <translation>此处无事可做。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Clause or measure</source>
        <translation>条款或措施</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>期限至</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>所述内容</translation>
    </message>
    <message>
        <source>Months without a look:</source>
        <translation>未查看的月数：</translation>
    </message>
    <message>
        <source>Instrument:</source>
        <translation>文书：</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation>所有文书</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Clauses down, countries across; each cell is one promise of one party. Go to a cell with the arrow keys. Shift selects several.</source>
        <translation>条款在左，国家在上；每个单元格是一个参与方的一项承诺。用方向键移到单元格；按住 Shift 可选择多个。</translation>
    </message>
    <message>
        <source>Rate by key</source>
        <translation>用按键评级</translation>
    </message>
    <message>
        <source>Press the key in brackets, and the selected cells are rated. A status is always a colour, a symbol and a word. Rest the mouse on one to read what it means.</source>
        <translation>按下括号中的键，即可为所选单元格评级。状况总是由颜色、符号和文字共同表示。将鼠标停在其上可查看含义。</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>写明理由</translation>
    </message>
    <message>
        <source>The inspector speaks of the selected cell: the reason, how sure you are, the sources and the notes. It saves as you type, and Ctrl+Z takes anything back.</source>
        <translation>检查器显示所选单元格的情况：理由、把握程度、来源和记事。输入时即保存，任何操作都可用 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Every number opens</source>
        <translation>每个数字都可打开</translation>
    </message>
    <message>
        <source>A mean says what it rests on, as 62 % (7 of 8). Click it to see the sum and the cells. What nobody has looked at never counts as zero.</source>
        <translation>均值会说明其依据，如62%（7/8）。点击可查看算式和单元格。无人查看过的单元格绝不计为零。</translation>
    </message>
    <message>
        <source>Other views</source>
        <translation>其他视图</translation>
    </message>
    <message>
        <source>The same work by clause, by country, by date and by source; and what is still to do. Shift+F1 says what can be done on a page.</source>
        <translation>同样的工作可按条款、国家、日期和来源查看，还有尚待完成的内容。Shift+F1 说明在某一页上可以做什么。</translation>
    </message>
    <message>
        <source>Find everything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Ctrl+K finds commands, clauses, countries and every word you wrote. F1 is the help, and Help &gt; Tour brings this tour back.</source>
        <translation>Ctrl+K 可查找命令、条款、国家以及您写下的每个词。F1 打开帮助，“帮助 &gt; 导览”可再次开始导览。</translation>
    </message>
</context>
<context>
    <name>TrackerSettings</name>
    <message>
        <source>None: reports have a title of their own</source>
        <translation>无：报告使用其自带的标题</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change the rating scale</source>
        <translation>更改评级量表</translation>
    </message>
    <message>
        <source>It heads the reports of this tracker.</source>
        <translation>它是此跟踪文件各报告的标题。</translation>
    </message>
    <message>
        <source>What the ratings are called, and how means are computed.</source>
        <translation>各评级的名称，以及均值的计算方式。</translation>
    </message>
    <message>
        <source>Title of this tracker</source>
        <translation>此跟踪文件的标题</translation>
    </message>
    <message>
        <source>Rating scale</source>
        <translation>评级量表</translation>
    </message>
    <message>
        <source>This tracker</source>
        <translation>此跟踪文件</translation>
    </message>
    <message>
        <source>These lie in the tracker itself. Undo takes a change back.</source>
        <translation>这些设置保存在跟踪文件中。更改可以撤销。</translation>
    </message>
</context>
<context>
    <name>Unblinding</name>
    <message>
        <source>Not all is read</source>
        <translation>尚未全部复评</translation>
    </message>
    <message>
        <source>{reader} has read {n} of the {m} cells in “{name}”.</source>
        <translation>“{name}”共 {m} 个单元格，{reader} 已复评 {n} 个。</translation>
    </message>
    <message>
        <source>What was judged of them is shown then. The rest cannot be read blind any more.</source>
        <translation>之后将显示对这些单元格所作的评估，其余单元格便无法再盲评。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>This is version {version}. It knows no page with newer ones: ask where you got it from. DSR Tracker never looks for updates by itself.</source>
        <translation>当前版本为 {version}。程序中没有设定发布新版本的网页：请向提供本程序的人或机构询问。DSR Tracker 从不自行检查更新。</translation>
    </message>
</context>
<context>
    <name>ViewForm</name>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Page, filter, columns, order and day are kept</source>
        <translation>保存页面、筛选、列、顺序和日期</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ViewList</name>
    <message>
        <source>Saved views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Update to what is shown now</source>
        <translation>更新为当前显示内容(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Export all views…</source>
        <translation>导出全部视图(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import views…</source>
        <translation>导入视图(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>Sa&amp;ved views</source>
        <translation>已保存的视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keep this view…</source>
        <translation>保存此视图(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Export all views…</source>
        <translation>导出全部视图(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import views…</source>
        <translation>导入视图(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>{title}, ¶ {numbers}</source>
        <translation>{title}，第{numbers}段</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自{day}起</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}止</translation>
    </message>
</context>
<context>
    <name>WaitDialog</name>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stopping… What was begun is taken back.</source>
        <translation>正在停止… 已开始的部分将被撤回。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Our translation. In English: {original}</source>
        <translation>我们的译文。英文：{original}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>_MomentView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>todo</name>
    <message>
        <source>Never assessed</source>
        <translation>从未评估</translation>
    </message>
    <message>
        <source>Not looked at lately</source>
        <translation>近期未查看</translation>
    </message>
    <message>
        <source>Period over, not final</source>
        <translation>期限已过而未定论</translation>
    </message>
    <message>
        <source>Rated without evidence</source>
        <translation>有评级而无证据</translation>
    </message>
    <message>
        <source>Low confidence</source>
        <translation>把握程度低</translation>
    </message>
    <message>
        <source>Search not recorded</source>
        <translation>未记录检索</translation>
    </message>
    <message>
        <source>Feedback to answer</source>
        <translation>待答复的反馈</translation>
    </message>
    <message>
        <source>Nobody has given a rating yet, or it was set back to “Not assessed”.</source>
        <translation>尚无人评级，或已恢复为“未评估”。</translation>
    </message>
    <message>
        <source>The newest assessment is dated before {day}, and no note has been written since.</source>
        <translation>最新评估的日期早于{day}，此后也没有撰写记事。</translation>
    </message>
    <message>
        <source>The period of the provision (or, where it has none, of its clause or instrument) has ended, and the rating is neither the highest of the scale nor “Not applicable”, nor is it dated on or after the last day of the period.</source>
        <translation>条目（若无期限，则为其条款或文书）的期限已过，而评级既非量表的最高级，也非“不适用”，且其日期不在期限最后一天或之后。</translation>
    </message>
    <message>
        <source>A rating that says how far things are, with no source cited in the cell.</source>
        <translation>评级表明了进展程度，但单元格中没有引用来源。</translation>
    </message>
    <message>
        <source>The newest rating was given with low confidence.</source>
        <translation>最新评级的把握程度低。</translation>
    </message>
    <message>
        <source>“No evidence found”, but where or until which day somebody looked is not recorded.</source>
        <translation>评为“未发现证据”，但未记录检索范围或截至哪一天。</translation>
    </message>
    <message>
        <source>Somebody outside said something of the cell, and what was done with it is not recorded. Of clauses and of measures, the one that came first above.</source>
        <translation>外部人士对该单元格提出了意见，而如何处理尚未记录。条款和措施均列出，最早收到的排在最上。</translation>
    </message>
</context>
</TS>
